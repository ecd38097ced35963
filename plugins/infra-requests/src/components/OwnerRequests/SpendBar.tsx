import { useCallback } from 'react';
import Big from 'big.js';
import { useApi } from '@backstage/core-plugin-api';
import type { Spend } from '@infra-requests/plugin-infra-requests-common';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useLanguage } from '../../hooks/useLanguage';
import { useLive } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { useMoney } from '../Money/Money';

const useStyles = makeStyles(({ palette, spacing, shape }) => ({
  amounts: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: spacing(0, 2),
  },
  bar: { height: 8, borderRadius: 4, margin: spacing(0.5, 0) },
  full: { backgroundColor: palette.error.main },
  over: {
    // Filled, as red letters are too pale on some of the backgrounds.
    backgroundColor: palette.error.dark,
    color: palette.getContrastText(palette.error.dark),
    borderRadius: shape.borderRadius,
    fontWeight: 700,
    padding: spacing(0, 0.75),
  },
}));

const Remaining = ({ spend }: { spend: Spend }) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const { budgetRemaining, currency } = spend;
  if (budgetRemaining === undefined) {
    return null;
  }
  return budgetRemaining.startsWith('-') ? (
    <span className={classes.over}>
      {t('elsewhere.spend.over', {
        amount: money(budgetRemaining.slice(1), currency),
      })}
    </span>
  ) : (
    <span>
      {t('elsewhere.spend.left', { amount: money(budgetRemaining, currency) })}
    </span>
  );
};

const Bar = ({ spend }: { spend: Spend }) => {
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const share = shareOf(spend);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <LinearProgress
      variant="determinate"
      value={Math.min(share, 1) * 100}
      className={classes.bar}
      classes={share > 1 ? { bar: classes.full } : undefined}
      aria-label={t('elsewhere.spend.title')}
      aria-valuetext={t('elsewhere.spend.bar', {
        share: percent.format(share),
      })}
    />
  );
};

const SpendOf = ({ spend }: { spend: Spend }) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const { monthlySpend, monthlyBudget, currency, running, unpriced } = spend;
  const spent = money(monthlySpend, currency);
  return (
    <div>
      <Typography component="div" className={classes.amounts}>
        <strong>
          {monthlyBudget === undefined
            ? t('elsewhere.spend.without', { spend: spent })
            : t('elsewhere.spend.of', {
                spend: spent,
                budget: money(monthlyBudget, currency),
              })}
        </strong>
        <Remaining spend={spend} />
      </Typography>
      {monthlyBudget !== undefined && <Bar spend={spend} />}
      <Typography variant="body2" color="textSecondary">
        {t('elsewhere.spend.running', { count: running })}
        {unpriced > 0 &&
          ` · ${t('elsewhere.spend.unpriced', { count: unpriced })}`}
      </Typography>
    </div>
  );
};

/** What an owner has running in a month, beside its budget. */
export const SpendBar = ({ owner }: { owner: string }) => {
  const api = useApi(infraRequestsApiRef);
  const t = useTranslate();
  const spend = useLive(useCallback(() => api.getSpend(owner), [api, owner]));
  return (
    <Loaded of={spend} what={t('elsewhere.spend.what')} lines={1}>
      {value => <SpendOf spend={value} />}
    </Loaded>
  );
};

/** Only for a picture and its percents. With a budget of nothing, everything is too much. */
function shareOf({ monthlySpend, monthlyBudget = '0' }: Spend): number {
  const budget = new Big(monthlyBudget);
  if (budget.eq(0)) {
    return new Big(monthlySpend).eq(0) ? 0 : 2;
  }
  return new Big(monthlySpend).div(budget).toNumber();
}
