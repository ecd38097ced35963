import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { parameterLabel } from '../RequestForm/fieldLabels';

const NAMES: Record<string, string> = {
  type: 'Request type',
  ownerMonthlySpend: 'Owner’s monthly spend',
  ownerBudgetRemaining: 'Owner’s remaining budget',
  'requester.ref': 'Requester',
  'requester.groups': 'Requester’s groups',
  'requester.kind': 'Kind of requester',
  'calendar.weekday': 'Day of the week',
  'calendar.hour': 'Hour of the day',
  'calendar.date': 'Date',
  'calendar.inFreeze': 'Change freeze',
  'lease.hours': 'Lease in hours',
  'entity.ref': 'Entity',
};

/** What a fact is called: a parameter as in its form, others in plain words. */
export function factName(path: string, type?: RequestType): string {
  if (Object.hasOwn(NAMES, path)) {
    return NAMES[path];
  }
  const [group, ...rest] = path.split('.');
  return group === 'parameters' && rest.length > 0
    ? parameterLabel(type, rest)
    : parameterLabel(undefined, path.split('.'));
}
