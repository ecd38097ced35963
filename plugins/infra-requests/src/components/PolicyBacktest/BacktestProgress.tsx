import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

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
  const { total, result } = backtest;
  return (
    <div className={classes.progress}>
      <LinearProgress
        className={classes.bar}
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={total > 0 ? (100 * result.evaluated) / total : undefined}
        aria-label="Requests evaluated"
      />
      <Typography variant="body2">
        {result.evaluated.toLocaleString()} of {total.toLocaleString()} requests
      </Typography>
      <Button size="small" variant="outlined" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
};
