import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import { wordsOf } from '../RequestForm/fieldLabels';

/** What was to be told or done, such as "Notification: Stage opened". */
export function effectInWords({ kind, action }: Effect, t: Translate): string {
  const what = t(`deliveries.kind.${kind}`);
  return action
    ? t('deliveries.kind.with', { kind: what, action: wordsOf(action) })
    : what;
}
