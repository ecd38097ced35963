import Skeleton from '@material-ui/lab/Skeleton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';

/** With more rungs, side by side they would have no room for their names. */
const MOST_SIDE_BY_SIDE = 5;

const useStyles = makeStyles(theme => ({
  ladder: {
    display: 'grid',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    gap: theme.spacing(0.5),
  },
  sideBySide: { gridAutoFlow: 'column', gridAutoColumns: 'minmax(0, 1fr)' },
  rung: {
    borderTop: `4px solid ${theme.palette.divider}`,
    paddingTop: theme.spacing(0.5),
    lineHeight: 1.3,
    color: theme.palette.text.secondary,
  },
  below: { borderTop: `4px solid ${theme.palette.text.secondary}` },
  current: {
    borderTop: `4px solid ${theme.palette.primary.main}`,
    color: theme.palette.text.primary,
    '& > *': { fontWeight: 700 },
  },
  title: {
    display: 'block',
    lineHeight: 'inherit',
    overflowWrap: 'break-word',
    hyphens: 'auto',
  },
}));

type TierLadderProps = {
  /** Least to most strict; nothing while it is not known which there are. */
  tiers?: { id: string; title: string }[];
  current?: string;
};

/** The tiers in their order from least to most strict, filled up to the one that applies. */
export const TierLadder = ({ tiers, current }: TierLadderProps) => {
  const classes = useStyles();
  const t = useTranslate();
  if (!tiers) {
    return <Skeleton height={24} />;
  }
  const reached = tiers.findIndex(({ id }) => id === current);
  const layout = tiers.length <= MOST_SIDE_BY_SIDE ? classes.sideBySide : '';
  return (
    <ol
      className={`${classes.ladder} ${layout}`}
      aria-label={t('decision.ladder')}
    >
      {tiers.map(({ id, title }, index) => {
        const applies = index === reached;
        const below = index < reached ? classes.below : '';
        return (
          <li
            key={id}
            className={`${classes.rung} ${applies ? classes.current : below}`}
            aria-current={applies || undefined}
          >
            <Typography
              variant="caption"
              component={applies ? 'strong' : 'span'}
              className={classes.title}
            >
              {title}
            </Typography>
          </li>
        );
      })}
    </ol>
  );
};
