import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { Money } from '../Money/Money';
import { sumOf } from './sumOf';

type RunningSumProps = {
  running: RequestSummary[];
  /** Whether there is more than is summed up. */
  more: boolean;
};

/** What runs, and what it costs together. */
export const RunningSum = ({ running, more }: RunningSumProps) => {
  const t = useTranslate();
  const { monthlyCost, currency, unpriced } = sumOf(running);
  const count = running.length;
  const cost = <Money amount={monthlyCost} currency={currency} />;
  const all =
    Number(monthlyCost) === 0
      ? t('elsewhere.entity.sumFree', { count })
      : t('elsewhere.entity.sum', { count, cost });
  return (
    <Typography variant="body2" component="p">
      {more
        ? t('elsewhere.entity.sumAtLeast', { shown: String(count), cost })
        : all}
      {unpriced > 0 && (
        <> · {t('elsewhere.entity.unpriced', { count: unpriced })}</>
      )}
    </Typography>
  );
};
