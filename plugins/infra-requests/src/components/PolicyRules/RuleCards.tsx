import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { RuleEffectText } from '../PolicyPage/RuleEffectText';
import { RuleName, RuleWhen } from './RuleParts';
import { RuleUsageText, USAGE_DAYS } from './RuleUsageText';
import { ruleAnchor } from './RuleLink';
import type { RuleListProps } from './Rules';

const useStyles = makeStyles(theme => ({
  cards: {
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
  },
  card: {
    padding: theme.spacing(1.5, 2),
    minWidth: 0,
    overflowWrap: 'break-word',
    '&:focus': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  part: { marginTop: theme.spacing(1) },
}));

const Part = ({ title, children }: { title: string; children: ReactNode }) => {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      <Typography variant="caption" color="textSecondary" component="div">
        {title}
      </Typography>
      <Typography variant="body2" component="div">
        {children}
      </Typography>
    </div>
  );
};

/** The rules below one another, for screens too narrow for a table. */
export const RuleCards = ({ rules, policy, usage }: RuleListProps) => {
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul className={classes.cards} aria-label={t('policy.rules.title')}>
      {rules.map(rule => (
        <Paper
          key={rule.id}
          component="li"
          variant="outlined"
          id={ruleAnchor(rule.id)}
          tabIndex={-1}
          className={classes.card}
        >
          <RuleName rule={rule} />
          <Part title={t('policy.rules.when')}>
            <RuleWhen rule={rule} />
          </Part>
          <Part title={t('policy.rules.effect')}>
            <RuleEffectText effect={rule.effect} tiers={policy.tiers} />
          </Part>
          {usage && (
            <Part
              title={t('policy.rules.matched', { days: String(USAGE_DAYS) })}
            >
              <RuleUsageText rule={rule.id} usage={usage} />
            </Part>
          )}
        </Paper>
      ))}
    </ul>
  );
};
