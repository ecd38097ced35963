import type { Truth } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import NoIcon from '@material-ui/icons/Close';
import UnknownIcon from '@material-ui/icons/HelpOutline';
import YesIcon from '@material-ui/icons/Check';

const ICONS = {
  matched: YesIcon,
  unknown: UnknownIcon,
  'not-matched': NoIcon,
};

const useStyles = makeStyles(theme => ({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
  icon: { fontSize: '1.25em' },
  matched: { color: theme.palette.success.main },
  unknown: { color: theme.palette.warning.main },
  'not-matched': { color: theme.palette.text.secondary },
}));

type TruthMarkProps = {
  /** Without it there is a word alone, where an icon would judge. */
  of?: Truth;
  word: string;
};

/** Whether something is so, as an icon and a word. */
export const TruthMark = ({ of, word }: TruthMarkProps) => {
  const classes = useStyles();
  if (of === undefined) {
    return <>{word}</>;
  }
  const Icon = ICONS[of];
  return (
    <span className={classes.mark}>
      <Icon className={`${classes.icon} ${classes[of]}`} aria-hidden />
      {word}
    </span>
  );
};
