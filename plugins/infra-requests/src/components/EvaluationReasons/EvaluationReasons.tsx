import type {
  Evaluation,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { RuleChip } from '../RuleChip/RuleChip';
import { reasonSentence } from './reasonSentence';
import { Summary } from './Summary';

const useStyles = makeStyles(theme => ({
  list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(2.5) },
  reason: { overflowWrap: 'anywhere' },
}));

type EvaluationReasonsProps = {
  evaluation: Evaluation;
  /** Whether rules lead to the policy that judged. One that is only tried is stored nowhere. */
  linked?: boolean;
};

type Group = { title: string; reasons: Reason[] };

/** What is said by several rules is said once, with all of them. */
function sentencesOf(reasons: Reason[]) {
  const rulesOf = new Map<string, Set<string>>();
  for (const reason of reasons) {
    const sentence = reasonSentence(reason);
    const rules = rulesOf.get(sentence) ?? new Set();
    rulesOf.set(sentence, reason.rule ? rules.add(reason.rule) : rules);
  }
  return [...rulesOf].map(([sentence, rules]) => ({
    sentence,
    rules: [...rules],
  }));
}

const ReasonList = (props: Group & { policy?: string }) => {
  const { title, reasons, policy } = props;
  const classes = useStyles();
  return (
    <>
      <Typography variant="subtitle2" component="p">
        {title}
      </Typography>
      <ul className={classes.list} aria-label={title}>
        {sentencesOf(reasons).map(({ sentence, rules }) => (
          <Typography
            key={sentence}
            variant="body2"
            component="li"
            className={classes.reason}
          >
            {sentence}
            {rules.map(rule => (
              <span key={rule}>
                {' '}
                <RuleChip rule={rule} policy={policy} />
              </span>
            ))}
          </Typography>
        ))}
      </ul>
    </>
  );
};

function groupsOf(
  { outcome, tier, reasons }: Evaluation,
  t: Translate,
): Group[] {
  return [
    {
      title:
        outcome === 'denied'
          ? t('decision.why.denied')
          : t('decision.why.tier', { tier: tier.title }),
      reasons: reasons.filter(({ kind }) => kind !== 'require'),
    },
    {
      title: t('decision.why.extra'),
      reasons: reasons.filter(({ kind }) => kind === 'require'),
    },
  ].filter(group => group.reasons.length > 0);
}

/** More reasons than these are hard to tell apart in one sentence. */
const MOST_IN_ONE_SENTENCE = 2;

/** Whether the sentence says it all, so that a list would only repeat it. */
function saysAll(summary: string, reasons: Reason[]): boolean {
  const sentences = sentencesOf(reasons).map(({ sentence }) =>
    sentence.replace(/\.$/, '').toLowerCase(),
  );
  return (
    sentences.length <= MOST_IN_ONE_SENTENCE &&
    sentences.every(sentence => summary.toLowerCase().includes(sentence))
  );
}

/** Why the outcome is what it is, each reason once: in one sentence, or in a list where they are too many for one. */
export const EvaluationReasons = ({
  evaluation,
  linked,
}: EvaluationReasonsProps) => {
  const classes = useStyles();
  const { summary, policyDigest, reasons } = evaluation;
  const t = useTranslate();
  const policy = linked ? policyDigest : undefined;
  if (summary && saysAll(summary, reasons)) {
    return (
      <Typography variant="body2" gutterBottom className={classes.reason}>
        <Summary summary={summary} reasons={reasons} policy={policy} />
      </Typography>
    );
  }
  return (
    <>
      {groupsOf(evaluation, t).map(group => (
        <ReasonList key={group.title} {...group} policy={policy} />
      ))}
    </>
  );
};
