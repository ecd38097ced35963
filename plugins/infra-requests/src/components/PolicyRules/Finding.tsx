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
import { Disclosure } from '../Disclosure/Disclosure';

type Severity = PolicyFinding['severity'];

const LOOKS: Record<
  Severity,
  { word: string; icon: ComponentType<SvgIconProps> }
> = {
  error: { word: 'Error', icon: ErrorIcon },
  warning: { word: 'Warning', icon: WarningIcon },
  info: { word: 'Note', icon: NoteIcon },
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
function outcomeOf({ outcome, tier }: FindingExample): string {
  return {
    automatic: 'It would be approved at once, by nobody.',
    approval: `It would need the approvals of tier ${tier.title}.`,
    denied: 'It would be denied.',
  }[outcome];
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
  const { severity, message, rule, otherRules, example } = finding;
  const { word, icon: Icon } = LOOKS[severity];
  const about = [...new Set([...(rule ? [rule] : []), ...otherRules])];
  return (
    <div className={classes.finding}>
      <Icon fontSize="small" className={classes[severity]} />
      <div className={classes.text}>
        <Typography variant="body2" component="div">
          {mark}
          <strong>{word}.</strong> <bdi>{message}</bdi>
        </Typography>
        {about.length > 0 && (
          <Typography variant="body2" component="div">
            {about.length === 1 ? 'Rule ' : 'Rules '}
            {about.map((id, index) => (
              <span key={id}>
                {index > 0 && ', '}
                {ruleLink(id)}
              </span>
            ))}
          </Typography>
        )}
        <Disclosure label="Example" name={`Example of: ${message}`}>
          <div className={classes.example}>
            <Typography variant="body2">
              <bdi>{example.inWords}</bdi>. {outcomeOf(example)}
            </Typography>
            {onTry && (
              <Button
                size="small"
                color="primary"
                onClick={() => onTry(example.facts)}
              >
                Try it
              </Button>
            )}
          </div>
        </Disclosure>
      </div>
    </div>
  );
};
