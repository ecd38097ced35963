import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useMoney } from '../Money/Money';
import { difference, isBelowZero, percentOf } from '../Money/difference';

const useStyles = makeStyles(theme => ({
  part: { marginTop: theme.spacing(1) },
  bar: {
    height: 6,
    borderRadius: 3,
    margin: theme.spacing(0.5, 0),
    backgroundColor: theme.palette.action.selected,
  },
  over: { backgroundColor: theme.palette.error.main },
}));

type BudgetProps = { remaining: string; budget: string; currency: string };

const Budget = ({ remaining, budget, currency }: BudgetProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const over = isBelowZero(remaining);
  return (
    <div className={classes.part}>
      <LinearProgress
        variant="determinate"
        className={classes.bar}
        classes={over ? { bar: classes.over } : undefined}
        aria-label={t('decision.budget.bar')}
        value={Math.round(percentOf(difference(budget, remaining), budget))}
      />
      <Typography variant="body2" color="textSecondary">
        {over
          ? t('decision.budget.over', {
              amount: money(remaining.slice(1), currency),
              budget: money(budget, currency),
            })
          : t('decision.budget.leaves', {
              remaining: money(remaining, currency),
              budget: money(budget, currency),
            })}
      </Typography>
    </div>
  );
};

/** What the owner spends already, and what this request would leave of the budget. */
export const BudgetLine = ({ preview }: { preview: Preview }) => {
  const { cost, ownerMonthlySpend, ownerBudgetRemaining, ownerMonthlyBudget } =
    preview;
  const { currency } = cost;
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  return (
    <>
      {ownerMonthlySpend !== undefined && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.part}
        >
          {t('decision.budget.spends', {
            amount: money(ownerMonthlySpend, currency),
          })}
        </Typography>
      )}
      {ownerBudgetRemaining !== undefined &&
        ownerMonthlyBudget !== undefined && (
          <Budget
            remaining={ownerBudgetRemaining}
            budget={ownerMonthlyBudget}
            currency={currency}
          />
        )}
    </>
  );
};
