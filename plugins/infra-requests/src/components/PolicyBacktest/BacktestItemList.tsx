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
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { Failure } from '../Failure/Failure';
import { useMoney } from '../Money/Money';
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
  const t = useTranslate();
  const money = useMoney();
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
              : t('backtest.requests.aMonth', {
                  amount: money(item.monthlyCost, currency),
                }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <StateChip state={item.state} />
      </div>
      <Typography variant="body2">
        {t('backtest.requests.decision', {
          before: tierTitle(item.before, { tiers, t }),
          after: tierTitle(item.after, { tiers, t }),
          text: <bdi>{item.text}</bdi>,
        })}
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
  const t = useTranslate();
  const { items, error, loading, retry, loadMore } = list;
  return (
    <>
      {error !== undefined && !loading && (
        <Failure
          error={error}
          what={t('backtest.requests.what')}
          onRetry={retry}
        />
      )}
      {!items && loading && (
        <div
          role="status"
          aria-label={t('common.loading', {
            what: t('backtest.requests.what'),
          })}
        >
          <Skeleton height={48} />
          <Skeleton height={48} />
        </div>
      )}
      {items?.length === 0 && (
        <Typography variant="body2">{t('backtest.requests.none')}</Typography>
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
              {t('backtest.requests.more')}
            </Button>
          )}
        </Paper>
      )}
    </>
  );
};
