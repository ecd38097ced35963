import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  svg: { width: 28, height: 28, display: 'block', flexShrink: 0 },
});

/** A gate with a check mark in it. */
export const LogoIcon = () => {
  const classes = useStyles();
  return (
    <svg className={classes.svg} viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M5 27V7M27 27V7M5 13h22"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="m10.5 21.5 4 4 7.5-8.5"
        fill="none"
        stroke="#8fe3b0"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
};
