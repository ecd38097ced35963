import type { Preview } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { formatMoney } from '../Money/Money';

/** What the owner spends already, and what this request would leave of the budget. */
export const BudgetLine = ({ preview }: { preview: Preview }) => {
  const { cost, ownerMonthlySpend, ownerBudgetRemaining, ownerMonthlyBudget } =
    preview;
  const money = (amount: string) => formatMoney(amount, cost.currency);
  const lines = [
    ...(ownerMonthlySpend === undefined
      ? []
      : [`The owner already spends ${money(ownerMonthlySpend)} a month.`]),
    ...(ownerBudgetRemaining === undefined || ownerMonthlyBudget === undefined
      ? []
      : [budgetInWords(ownerBudgetRemaining, ownerMonthlyBudget, money)]),
  ];
  return (
    <>
      {lines.map(line => (
        <Typography key={line} variant="body2" color="textSecondary">
          {line}
        </Typography>
      ))}
    </>
  );
};

function budgetInWords(
  remaining: string,
  budget: string,
  money: (amount: string) => string,
): string {
  return remaining.startsWith('-')
    ? `This would be ${money(
        remaining.slice(1),
      )} over the owner’s monthly budget of ${money(budget)}.`
    : `This would leave ${money(
        remaining,
      )} of the owner’s monthly budget of ${money(budget)}.`;
}
