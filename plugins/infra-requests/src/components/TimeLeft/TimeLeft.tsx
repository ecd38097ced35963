import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useCountdown } from '../../hooks/useCountdown';
import { useTranslate } from '../../hooks/useTranslate';
import { nextChangeIn, spanInWords } from './timeLeftInWords';
import { useExactTime } from './useExactTime';

const PASSED = {
  left: 'common.time.overdue',
  in: 'common.time.anyMoment',
} as const;

const AHEAD = { left: 'common.time.left', in: 'common.time.in' } as const;

const useStyles = makeStyles(({ palette, shape, spacing }) => ({
  time: { whiteSpace: 'nowrap' },
  overdue: {
    // Filled, as red letters are too pale on some of the backgrounds.
    backgroundColor: palette.error.dark,
    color: palette.getContrastText(palette.error.dark),
    borderRadius: shape.borderRadius,
    fontWeight: 700,
    padding: spacing(0.25, 0.75),
  },
}));

type TimeLeftProps = {
  at: string;
  /** Where the server says that it is over already, whatever the clock here says. */
  overdue?: boolean;
  /** "3 h left" of a deadline, or "in 3 h" of what will happen. */
  as?: 'left' | 'in';
};

/** How long until something, counting down, with the exact time on hover. A deadline that has passed is red. */
export const TimeLeft = ({ at, overdue, as = 'left' }: TimeLeftProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const exactTime = useExactTime();
  const left = useCountdown(at, nextChangeIn);
  const passed = overdue || left <= 0;
  const red = passed && as === 'left';
  return (
    <Tooltip title={exactTime(at, { seconds: true })}>
      <time
        dateTime={at}
        className={`${classes.time} ${red ? classes.overdue : ''}`}
      >
        {passed
          ? t(PASSED[as])
          : t(AHEAD[as], { span: spanInWords(left, t, as) })}
      </time>
    </Tooltip>
  );
};
