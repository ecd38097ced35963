import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import { wordsOf } from '../RequestForm/fieldLabels';

const KINDS: Record<Effect['kind'], string> = {
  event: 'Event for other systems',
  signal: 'Refresh of open pages',
  notification: 'Notification',
  fulfilment: 'Fulfilment',
};

/** What was to be told or done, such as "Notification: Stage opened". */
export function effectInWords({ kind, action }: Effect): string {
  return action ? `${KINDS[kind]}: ${wordsOf(action)}` : KINDS[kind];
}
