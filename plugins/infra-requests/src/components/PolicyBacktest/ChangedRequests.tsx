import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { BacktestItemList } from './BacktestItemList';
import { tierTitle } from './backtestInWords';
import { useBacktestItems } from './useBacktestItems';
import { CHANGES, type DrillDown } from './useDrillDown';

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    margin: theme.spacing(1, 0, 1.5),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: theme.palette.text.primary },
  },
  change: { minWidth: 200 },
  move: { margin: 0 },
}));

type ChangedRequestsProps = {
  id: string;
  policy: PolicyDocument;
  drill: DrillDown;
};

/** The requests behind the numbers. */
export const ChangedRequests = ({
  id,
  policy,
  drill,
}: ChangedRequestsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { query, showChange } = drill;
  const list = useBacktestItems({ id, query });
  const { from, to } = query;
  const { tiers } = policy;
  return (
    <section aria-label={t('backtest.requests.title')}>
      <Typography variant="h6" component="h4">
        {t('backtest.requests.title')}
      </Typography>
      <div className={classes.filters}>
        <TextField
          id="infra-requests-backtest-change"
          select
          size="small"
          variant="outlined"
          label={t('backtest.requests.change')}
          className={classes.change}
          value={query.change ?? ''}
          onChange={event => showChange(event.target.value)}
        >
          <MenuItem value="">{t('backtest.requests.any')}</MenuItem>
          {CHANGES.map(change => (
            <MenuItem key={change} value={change}>
              {t(`backtest.change.${change}`)}
            </MenuItem>
          ))}
        </TextField>
        {from && to && (
          <Chip
            className={classes.move}
            label={t('backtest.requests.move', {
              from: tierTitle(from, { tiers, t }),
              to: tierTitle(to, { tiers, t }),
            })}
            onDelete={() => showChange('')}
          />
        )}
      </div>
      <BacktestItemList
        label={t('backtest.requests.title')}
        list={list}
        policy={policy}
      />
    </section>
  );
};
