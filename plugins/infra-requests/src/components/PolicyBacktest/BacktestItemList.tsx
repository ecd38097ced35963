import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  BacktestItem,
  PolicyDocument,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { requestRouteRef } from '../../routes';
import { Failure } from '../Failure/Failure';
import { formatMoney } from '../Money/Money';
import { StateChip } from '../StateChip/StateChip';
import { tierTitle } from './backtestInWords';
import type { BacktestItems } from './useBacktestItems';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 2),
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
}));

type ItemProps = { item: BacktestItem; policy: PolicyDocument };

const Item = ({ item, policy }: ItemProps) => {
  const classes = useStyles();
  const requestPage = useRouteRef(requestRouteRef);
  const { tiers, currency } = policy;
  return (
    <>
      <div className={classes.line}>
        <Link to={requestPage({ id: item.id })}>
          #{item.number} {item.typeTitle}
        </Link>
        <Typography variant="body2" component="span">
          {[
            item.environment,
            item.monthlyCost === undefined
              ? undefined
              : `${formatMoney(item.monthlyCost, currency)} a month`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <StateChip state={item.state} />
      </div>
      <Typography variant="body2">
        {tierTitle(tiers, item.before)} → {tierTitle(tiers, item.after)}.{' '}
        <bdi>{item.text}</bdi>
      </Typography>
    </>
  );
};

type BacktestItemListProps = {
  label: string;
  list: BacktestItems;
  policy: PolicyDocument;
};

/** Requests that would be decided otherwise, with how and why. */
export const BacktestItemList = ({
  label,
  list,
  policy,
}: BacktestItemListProps) => {
  const classes = useStyles();
  const { items, error, loading, retry, loadMore } = list;
  return (
    <>
      {error !== undefined && !loading && (
        <Failure error={error} what="the requests" onRetry={retry} />
      )}
      {!items && loading && (
        <div role="status" aria-label="Loading the requests">
          <Skeleton height={48} />
          <Skeleton height={48} />
        </div>
      )}
      {items?.length === 0 && (
        <Typography variant="body2">
          None that you may see. Requests that you may not see are counted, but
          not listed.
        </Typography>
      )}
      {items && items.length > 0 && (
        <Paper variant="outlined">
          <ul className={classes.list} aria-label={label}>
            {items.map(item => (
              <li key={item.id} className={classes.item}>
                <Item item={item} policy={policy} />
              </li>
            ))}
          </ul>
          {loadMore && (
            <Button fullWidth disabled={loading} onClick={loadMore}>
              Load more
            </Button>
          )}
        </Paper>
      )}
    </>
  );
};
