import { useRouteRef } from '@backstage/core-plugin-api';
import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { useMoney } from '../Money/Money';
import { useTextLinkClass } from '../TextLink/useTextLinkClass';
import { difference, isBelowZero } from '../Money/difference';

/** What runs of it already, and how much more or less this would cost. */
export const RunsNow = ({ preview }: { preview: Preview }) => {
  const t = useTranslate();
  const money = useMoney();
  const textLink = useTextLinkClass();
  const requestPage = useRouteRef(requestRouteRef);
  const { runsNow, cost } = preview;
  if (!runsNow) {
    return null;
  }
  const request = (
    // In a tab of its own, as there is a form to be filled in here.
    <Link
      className={textLink}
      href={requestPage({ id: runsNow.id })}
      target="_blank"
      rel="noopener"
    >
      #{runsNow.number}
    </Link>
  );
  const before = runsNow.monthlyCost;
  const more =
    before !== undefined && cost.monthly !== undefined
      ? difference(cost.monthly, before)
      : undefined;
  return (
    <Typography variant="body2" color="textSecondary" gutterBottom>
      {before === undefined
        ? t('decision.cost.runsNowUnpriced', { request })
        : t('decision.cost.runsNow', {
            request,
            amount: money(before, cost.currency),
          })}{' '}
      {more !== undefined && changeInWords(more)}
    </Typography>
  );

  function changeInWords(by: string): string {
    if (/^-?[0.]+$/.test(by)) {
      return t('decision.cost.same');
    }
    return isBelowZero(by)
      ? t('decision.cost.less', { amount: money(by.slice(1), cost.currency) })
      : t('decision.cost.more', { amount: money(by, cost.currency) });
  }
};
