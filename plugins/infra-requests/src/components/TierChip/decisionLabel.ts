import type {
  Evaluation,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';

type Decided = Pick<Evaluation, 'outcome' | 'tier' | 'reasons'>;

/** States of requests that people were asked about. */
const ASKED: RequestSummary['state'][] = [
  'pending',
  'changes-requested',
  'rejected',
];

/** The decision as the person who asks experiences it. */
export function decisionLabel(evaluation: Decided, t: Translate): string {
  const { outcome, tier } = evaluation;
  if (outcome === 'automatic') {
    return t('common.decision.automatic');
  }
  if (outcome === 'denied') {
    return t('common.decision.denied');
  }
  if (isExtraApproval(evaluation)) {
    return t('common.decision.needsApproval');
  }
  return asksForMore(evaluation)
    ? t('common.decision.withExtra', { tier: tier.title })
    : tier.title;
}

/** Whether only what rules ask for beyond the laxest tier has people approve: its title would say the opposite. */
export function isExtraApproval(evaluation: Decided): boolean {
  const { outcome, tier } = evaluation;
  return outcome === 'approval' && tier.rank === 0 && asksForMore(evaluation);
}

/** The same of a request in a list, as far as its state says that people were asked. */
export function isAskedExtra({
  state,
  tier,
}: Pick<RequestSummary, 'state' | 'tier'>): boolean {
  return tier.rank === 0 && ASKED.includes(state);
}

function asksForMore({ reasons }: Pick<Evaluation, 'reasons'>): boolean {
  return reasons.some(({ kind }) => kind === 'require');
}
