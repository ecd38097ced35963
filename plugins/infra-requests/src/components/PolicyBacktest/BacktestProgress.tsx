import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  progress: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
  },
  bar: { flexGrow: 1, minWidth: 160, height: 8, borderRadius: 4 },
}));

type BacktestProgressProps = { backtest: Backtest; onCancel: () => void };

/** How far a backtest is. */
export const BacktestProgress = ({
  backtest,
  onCancel,
}: BacktestProgressProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { total, result } = backtest;
  return (
    <div className={classes.progress}>
      <LinearProgress
        className={classes.bar}
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={total > 0 ? (100 * result.evaluated) / total : undefined}
        aria-label={t('backtest.report.evaluated')}
      />
      <Typography variant="body2">
        {t('backtest.report.progress', {
          evaluated: result.evaluated,
          total,
        })}
      </Typography>
      <Button size="small" variant="outlined" onClick={onCancel}>
        {t('backtest.report.cancel')}
      </Button>
    </div>
  );
};
