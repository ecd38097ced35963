import type { Reason } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** Why the outcome is what it is, a sentence each. */
export const ReasonList = ({ reasons }: { reasons: Reason[] }) => {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {reasons.map(({ kind, rule, text }) => (
        <Typography
          key={`${kind} ${rule} ${text}`}
          variant="body2"
          component="li"
        >
          {text}
        </Typography>
      ))}
    </ul>
  );
};
