import type {
  Evaluation,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import type { HitOf, TracedHit } from './compiledPolicy';
import type { Decision } from './evaluate';
import { sentence } from './english';
import { explainAllUnknown, explainMatch, explainUnknown } from './explain';
import { FactWords } from './factWords';
import { summarise } from './summarise';
import type { Effect, Facts, Policy } from '../types';

/** A reason with what a summary says of it. */
export interface Cause extends Reason {
  /** The reason as part of a sentence, without what can be read beside it. */
  clause: string;
  effect?: Effect;
}

interface Explaining {
  policy: Policy;
  facts: Facts;
  hits: TracedHit[];
  decision: Pick<Decision, 'outcome' | 'tier'>;
}

/** Why the decision is what it is: each reason in a sentence, and all of it in one. */
export function explainDecision(
  explaining: Explaining,
): Pick<Evaluation, 'reasons' | 'summary'> {
  const causes = causesOf(explaining);
  return {
    reasons: causes.map(({ kind, rule, text }) =>
      rule === undefined ? { kind, text } : { kind, rule, text },
    ),
    summary: summarise(explaining.decision, causes),
  };
}

function causesOf(explaining: Explaining): Cause[] {
  const { policy, facts, hits, decision } = explaining;
  const { type } = facts.values;
  const words = FactWords.of(
    policy,
    typeof type === 'string' ? type : undefined,
  );
  const denials = ofKind(hits, 'deny');
  const certain = denials.filter(({ unknown }) => !unknown);
  if (certain.length > 0) {
    return certain.map(({ rule, effect }) => ({
      kind: 'deny',
      rule: rule.id,
      text: effect.message,
      clause: effect.message,
    }));
  }
  const possible = denials.map(denial => possibleDenial(denial, words));
  return decision.outcome === 'denied'
    ? possible
    : [
        ...possible,
        ...tierCauses(explaining, words),
        ...ofKind(hits, 'require').map(hit => causeOf(hit, words)),
      ];
}

function ofKind<K extends Effect['kind']>(
  hits: TracedHit[],
  kind: K,
): HitOf<K, TracedHit>[] {
  return hits.filter(
    (hit): hit is HitOf<K, TracedHit> => hit.effect.kind === kind,
  );
}

/** Every rule that leads to the tier that applies, and the fallback if it does. */
function tierCauses(
  { policy, hits, decision: { tier } }: Explaining,
  words: FactWords,
): Cause[] {
  const named = ofKind(hits, 'tier');
  const causes = named
    .filter(({ effect }) => effect.tier === tier.id)
    .map(hit => causeOf(hit, words));
  const uncovered = named.every(({ unknown }) => unknown);
  if (uncovered && policy.fallbackTier === tier.id) {
    const applies = `the fallback tier "${tier.title}" applies`;
    const [clause, so] =
      named.length === 0
        ? ['no rule covers this request', 'so']
        : [notToBeTold(named, words), 'and'];
    const text = sentence(`${clause}, ${so} ${applies}`);
    causes.push({ kind: 'fallback', text, clause });
  }
  return causes;
}

/** "the monthly cost is not known (…), so it cannot be told whether a rule covers this request". */
function notToBeTold(hits: TracedHit[], words: FactWords): string {
  // The order of rules must not show.
  const byId = [...hits].sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  const missing = explainAllUnknown(
    byId.map(({ rule, comparisons }) => ({ when: rule.when, comparisons })),
    { words, withReasons: true },
  );
  return `${missing}, so it cannot be told whether a rule covers this request`;
}

function causeOf(
  { rule, effect, unknown, comparisons }: TracedHit,
  words: FactWords,
): Cause {
  if (unknown) {
    const say = (withReasons: boolean) =>
      explainUnknown(rule.when, comparisons, { words, withReasons });
    return {
      kind: 'unknown',
      rule: rule.id,
      text: sentence(say(true)),
      clause: say(false),
      effect,
    };
  }
  const clause = explainMatch(rule.when, comparisons, words);
  const text = sentence(clause);
  return { kind: effect.kind, rule: rule.id, text, clause, effect };
}

function possibleDenial(
  { rule, effect, comparisons }: HitOf<'deny', TracedHit>,
  words: FactWords,
): Cause {
  const why = (withReasons: boolean) =>
    explainUnknown(rule.when, comparisons, { words, withReasons });
  const unsure = 'it could not be ruled out that this is not allowed';
  return {
    kind: 'deny-unknown',
    rule: rule.id,
    text: sentence(`${unsure} ("${effect.message}"), because ${why(true)}`),
    clause: `${unsure}, as ${why(false)}`,
  };
}
