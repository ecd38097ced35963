import type {
  PolicyDocument,
  PolicyTier,
} from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { Section } from '../PolicyPage/Section';
import { StageText } from '../RequirementText/RequirementText';
import { wordsOf } from '../RequestForm/fieldLabels';

const useStyles = makeStyles(theme => ({
  ladder: {
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
  },
  tier: { padding: theme.spacing(1.5, 2) },
  title: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  stages: { margin: 0, paddingLeft: theme.spacing(2.5) },
  terms: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
}));

const Stages = ({ tier }: { tier: PolicyTier }) => {
  const classes = useStyles();
  const t = useTranslate();
  if (tier.stages.length === 0) {
    return <Typography variant="body2">{t('policy.tiers.nobody')}</Typography>;
  }
  return (
    <>
      <ol className={classes.stages}>
        {tier.stages.map(stage => (
          <Typography key={stage.name} variant="body2" component="li">
            {t('policy.tiers.stage', {
              stage: wordsOf(stage.name),
              who: <StageText stage={stage} />,
            })}
          </Typography>
        ))}
      </ol>
      {!tier.distinct && (
        <Typography variant="caption" color="textSecondary">
          {t('policy.tiers.notDistinct')}
        </Typography>
      )}
    </>
  );
};

/** Deadlines, escalation, what a vote needs and the way for emergencies, in the server's words. */
const Terms = ({
  tier: { title, termsInWords = [] },
}: {
  tier: PolicyTier;
}) => {
  const classes = useStyles();
  const t = useTranslate();
  return termsInWords.length === 0 ? null : (
    <ul
      className={classes.terms}
      aria-label={t('policy.tiers.terms', { tier: title })}
    >
      {termsInWords.map(term => (
        <Typography
          key={term}
          variant="body2"
          color="textSecondary"
          component="li"
        >
          <bdi>{term}</bdi>
        </Typography>
      ))}
    </ul>
  );
};

/** The tiers as a ladder, with who has to approve on each, and on which terms. */
export const PolicyTiers = ({ policy }: { policy: PolicyDocument }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Section id="tiers" title={t('policy.tiers.title')}>
      <ol className={classes.ladder}>
        {policy.tiers.map(tier => (
          <Paper
            key={tier.id}
            component="li"
            variant="outlined"
            className={classes.tier}
          >
            <Typography variant="h6" component="h4" className={classes.title}>
              {t('policy.tiers.rung', {
                number: String(tier.rank + 1),
                tier: tier.title,
              })}
              {tier.id === policy.fallbackTier && (
                <Chip
                  size="small"
                  label={t('policy.tiers.fallback')}
                  style={{ margin: 0 }}
                />
              )}
            </Typography>
            {tier.description && (
              <Typography variant="body2" color="textSecondary">
                {tier.description}
              </Typography>
            )}
            <Stages tier={tier} />
            <Terms tier={tier} />
          </Paper>
        ))}
      </ol>
    </Section>
  );
};
