import type { Effect } from '@infra-requests/plugin-infra-requests-common';

/** How an effect that has not got through stands. */
export function effectState(effect: {
  dead: boolean;
  lastError?: string | null;
}): Effect['state'] {
  if (effect.dead) {
    return 'dead';
  }
  return (effect.lastError ?? undefined) === undefined ? 'waiting' : 'failing';
}
