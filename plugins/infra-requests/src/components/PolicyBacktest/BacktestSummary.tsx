import type { BacktestResult } from '@infra-requests/plugin-infra-requests-common';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { hoursInWords, outcomeInWords } from './backtestInWords';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    margin: theme.spacing(2, 0, 1),
  },
  // The number is read before what it counts, although what it counts comes first in a list of terms.
  figure: {
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(1.5, 2),
  },
  amount: { order: -1, margin: 0 },
  besides: { margin: theme.spacing(0.5, 0, 0) },
}));

type FigureProps = { label: string; amount: string; besides?: string };

const Figure = ({ label, amount, besides }: FigureProps) => {
  const classes = useStyles();
  return (
    <Paper variant="outlined" className={classes.figure}>
      <Typography variant="body2" component="dt">
        {label}
      </Typography>
      <Typography variant="h5" component="dd" className={classes.amount}>
        {amount}
      </Typography>
      {besides && (
        <Typography
          variant="body2"
          color="textSecondary"
          component="dd"
          className={classes.besides}
        >
          {besides}
        </Typography>
      )}
    </Paper>
  );
};

/** What a policy would have changed: for the requests, for those who vote, and for those who wait. */
export const BacktestSummary = ({ result }: { result: BacktestResult }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <>
      <Typography>{outcomeInWords(result, t)}</Typography>
      {result.laxer + result.stricter > 0 && (
        <>
          <dl className={classes.figures}>
            <Figure
              label={t('backtest.figure.laxer')}
              amount={t('backtest.figure.requests', { count: result.laxer })}
            />
            <Figure
              label={t('backtest.figure.stricter')}
              amount={t('backtest.figure.requests', { count: result.stricter })}
            />
            <Figure
              label={t('backtest.figure.votesSaved')}
              amount={t('backtest.figure.approvals', {
                count: result.votesSaved,
              })}
              besides={t('backtest.figure.votesAdded', {
                amount: result.votesAdded,
              })}
            />
            <Figure
              label={t('backtest.figure.waitingSaved')}
              amount={hoursInWords(result.waitingHoursSaved, t)}
              besides={t('backtest.figure.waitingAdded', {
                time: hoursInWords(result.waitingHoursAdded, t),
              })}
            />
          </dl>
          <Typography variant="body2" color="textPrimary" paragraph>
            {t('backtest.figure.aboutWaiting')}
          </Typography>
        </>
      )}
    </>
  );
};
