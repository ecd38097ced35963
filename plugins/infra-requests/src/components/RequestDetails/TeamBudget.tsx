import type { ReactNode } from 'react';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';
import { Money } from '../Money/Money';
import { teamSpend } from './costDelta';

const useStyles = makeStyles(theme => ({
  team: { marginTop: theme.spacing(1.5) },
  bar: {
    height: 8,
    borderRadius: 4,
    margin: theme.spacing(0.75, 0),
    backgroundColor: theme.palette.action.selected,
  },
  dashed: { display: 'none' },
  // What is spent already is paler than what would come on top.
  spent: { backgroundColor: theme.palette.text.disabled },
  added: { backgroundColor: theme.palette.primary.main },
  over: { backgroundColor: theme.palette.error.main },
  warning: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontWeight: 600,
  },
}));

type TeamBudgetProps = { request: InfraRequest; title: ReactNode };

/** What the team spends already, what it would with this, and how much of its budget that is. */
export const TeamBudget = ({ request, title }: TeamBudgetProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const spend = teamSpend(request);
  if (spend === undefined) {
    return null;
  }
  const money = (amount: string) => (
    <Money amount={amount} currency={request.currency} />
  );
  const { before, after, budget, over, percentAfter } = spend;
  return (
    <div className={classes.team}>
      <Typography variant="body2">
        {title}{' '}
        {budget === undefined
          ? t('request.cost.spend', {
              before: money(before),
              after: money(after),
            })
          : t('request.cost.spendOfBudget', {
              before: money(before),
              after: money(after),
              budget: money(budget),
            })}
      </Typography>
      {percentAfter !== undefined && (
        <LinearProgress
          variant="buffer"
          aria-label={t('request.cost.budgetBar')}
          value={spend.percentBefore}
          valueBuffer={percentAfter}
          className={classes.bar}
          classes={{
            dashed: classes.dashed,
            bar1Buffer: classes.spent,
            bar2Buffer: over ? classes.over : classes.added,
          }}
        />
      )}
      {over !== undefined && (
        <Typography variant="body2" className={classes.warning}>
          <WarningIcon fontSize="small" aria-hidden />
          <span>{t('request.cost.over', { amount: money(over) })}</span>
        </Typography>
      )}
    </div>
  );
};
