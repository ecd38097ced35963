import type { ComponentType, ReactNode } from 'react';
import type {
  FindingExample,
  PolicyFinding,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import NoteIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { Disclosure } from '../Disclosure/Disclosure';

type Severity = PolicyFinding['severity'];

const ICONS: Record<Severity, ComponentType<SvgIconProps>> = {
  error: ErrorIcon,
  warning: WarningIcon,
  info: NoteIcon,
};

const useStyles = makeStyles(theme => ({
  finding: { display: 'flex', gap: theme.spacing(1) },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  error: { color: theme.palette.error.main },
  warning: { color: theme.palette.warning.main },
  info: { color: theme.palette.info.main },
  example: {
    padding: theme.spacing(0.5, 1, 1),
    borderLeft: `2px solid ${theme.palette.divider}`,
    marginLeft: theme.spacing(1.5),
  },
}));

/** What the policy makes of a finding's example, in words. */
function outcomeOf({ outcome, tier }: FindingExample, t: Translate): string {
  return outcome === 'approval'
    ? t('policy.findings.approval', { tier: tier.title })
    : t(`policy.findings.${outcome}`);
}

type FindingProps = {
  finding: PolicyFinding;
  /** How to get to a rule. */
  ruleLink: (rule: string) => ReactNode;
  /** Whether it was there before, in a word. */
  mark?: ReactNode;
  onTry?: (facts: FindingExample['facts']) => void;
};

/** Something to mend in a policy: how bad it is, what it is, where, and a request that shows it. */
export const Finding = ({ finding, ruleLink, mark, onTry }: FindingProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { severity, message, rule, otherRules, example } = finding;
  const Icon = ICONS[severity];
  const about = [...new Set([...(rule ? [rule] : []), ...otherRules])];
  return (
    <div className={classes.finding}>
      <Icon fontSize="small" className={classes[severity]} />
      <div className={classes.text}>
        <Typography variant="body2" component="div">
          {mark}
          <strong>{t(`policy.findings.${severity}`)}</strong>{' '}
          <bdi>{message}</bdi>
        </Typography>
        {about.length > 0 && (
          <Typography variant="body2" component="div">
            {t('policy.findings.about', {
              count: about.length,
              rules: (
                <>
                  {about.map((id, index) => (
                    <span key={id}>
                      {index > 0 && ', '}
                      {ruleLink(id)}
                    </span>
                  ))}
                </>
              ),
            })}
          </Typography>
        )}
        <Disclosure
          label={t('policy.findings.example')}
          name={t('policy.findings.exampleOf', { finding: message })}
        >
          <div className={classes.example}>
            <Typography variant="body2">
              <bdi>{example.inWords}</bdi>. {outcomeOf(example, t)}
            </Typography>
            {onTry && (
              <Button
                size="small"
                color="primary"
                onClick={() => onTry(example.facts)}
              >
                {t('policy.findings.tryIt')}
              </Button>
            )}
          </div>
        </Disclosure>
      </div>
    </div>
  );
};
