import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import { parameterLabel } from '../RequestForm/fieldLabels';

/** The messages that name facts, by their paths. */
const NAMES = {
  type: 'type',
  action: 'action',
  environment: 'environment',
  owner: 'owner',
  monthlyCost: 'monthlyCost',
  emergency: 'emergency',
  ownerMonthlySpend: 'ownerMonthlySpend',
  ownerBudgetRemaining: 'ownerBudgetRemaining',
  'requester.ref': 'requester',
  'requester.groups': 'requesterGroups',
  'requester.kind': 'requesterKind',
  'requester.agent': 'requesterAgent',
  'calendar.weekday': 'weekday',
  'calendar.hour': 'hour',
  'calendar.date': 'date',
  'calendar.inFreeze': 'inFreeze',
  'lease.hours': 'leaseHours',
  'entity.ref': 'entity',
} as const;

/** What a fact is called: a parameter as in its form, others in plain words. */
export function factName(
  path: string,
  { type, t }: { type?: RequestType; t: Translate },
): string {
  if (isNamed(path)) {
    return t(`trace.fact.${NAMES[path]}`);
  }
  const [group, ...rest] = path.split('.');
  return group === 'parameters' && rest.length > 0
    ? parameterLabel(type, rest)
    : parameterLabel(undefined, path.split('.'));
}

function isNamed(path: string): path is keyof typeof NAMES {
  return Object.hasOwn(NAMES, path);
}
