import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import {
  DeliveryState,
  DeliveryTimes,
  LastError,
  RequestLink,
  TryAgain,
  type DeliveryListProps,
} from './DeliveryParts';
import { effectInWords } from './effectInWords';

const useStyles = makeStyles(theme => ({
  cards: {
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'grid',
    gap: theme.spacing(0.5),
    justifyItems: 'start',
    padding: theme.spacing(1.5, 2),
    minWidth: 0,
    '& > *': { maxWidth: '100%' },
  },
  head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
}));

/** Deliveries below one another, for screens too narrow for a table. */
export const DeliveryCards = (props: DeliveryListProps) => {
  const { effects, onRetry, busy } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ul className={classes.cards} aria-label={t('deliveries.title')}>
      {effects.map(effect => (
        <Paper
          key={effect.id}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <Typography component="div" className={classes.head}>
            <RequestLink effect={effect} />
            <DeliveryState effect={effect} />
          </Typography>
          <Typography>{effectInWords(effect, t)}</Typography>
          <Typography variant="body2" component="div">
            {t('deliveries.attempts', {
              count: effect.attempts,
              times: <DeliveryTimes effect={effect} />,
            })}
          </Typography>
          <LastError effect={effect} />
          {onRetry && (
            <TryAgain effect={effect} onRetry={onRetry} busy={busy} />
          )}
        </Paper>
      ))}
    </ul>
  );
};
