import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../types';

type AskingSide = Pick<
  RequestRecord,
  'requester' | 'requestedFor' | 'editors' | 'involved'
>;

/** Everybody who takes part in what a request asks: they never decide on it and are not told to. */
export function involvedPeople(request: AskingSide): EntityRef[] {
  const { requester, requestedFor, editors, involved = [] } = request;
  return [
    ...new Set(
      [requester, requestedFor, ...editors, ...involved].filter(
        ref => ref !== undefined,
      ),
    ),
  ];
}

/** How somebody takes part in what a request asks, or undefined. Such people never decide on it. */
export function involvement(
  request: AskingSide & Pick<RequestRecord, 'lastEditor'>,
  ref: EntityRef,
): string | undefined {
  if (!involvedPeople(request).includes(ref)) {
    return undefined;
  }
  if (ref === request.requester) {
    return 'You asked for this request.';
  }
  if (ref === request.requestedFor) {
    return 'This request was made for you.';
  }
  if (ref === request.lastEditor) {
    return 'You were the last to edit this request.';
  }
  return request.editors.includes(ref)
    ? 'You edited this request.'
    : 'You take part in what this request is about.';
}
