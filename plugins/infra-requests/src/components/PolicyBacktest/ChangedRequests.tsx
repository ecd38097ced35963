import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
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
  const { query, showChange } = drill;
  const list = useBacktestItems({ id, query });
  const { from, to } = query;
  return (
    <section aria-label="Requests that would change">
      <Typography variant="h6" component="h4">
        Requests that would change
      </Typography>
      <div className={classes.filters}>
        <TextField
          id="infra-requests-backtest-change"
          select
          size="small"
          variant="outlined"
          label="Change"
          className={classes.change}
          value={query.change ?? ''}
          onChange={event => showChange(event.target.value)}
        >
          <MenuItem value="">Any</MenuItem>
          {CHANGES.map(({ change, label }) => (
            <MenuItem key={change} value={change}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        {from && to && (
          <Chip
            className={classes.move}
            label={`From ${tierTitle(policy.tiers, from)} to ${tierTitle(
              policy.tiers,
              to,
            )}`}
            onDelete={() => showChange('')}
          />
        )}
      </div>
      <BacktestItemList
        label="Requests that would change"
        list={list}
        policy={policy}
      />
    </section>
  );
};
