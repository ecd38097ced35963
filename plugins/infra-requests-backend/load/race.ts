import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import type { PlannedRequest, PlannedVote } from './plan';
import type { Portal } from './Portal';

/** A vote that was sent once. Its comment is in the record if, and only if, it was taken. */
export interface Attempt {
  comment: string;
  requestId: string;
  voter: string;
  verdict: string;
  /** None if the instance died before it answered. */
  status?: number;
  /** What the answer said. */
  said?: string;
}

/** What people did and were told. */
export interface Doings {
  requests: { planned: PlannedRequest; request: InfraRequest }[];
  attempts: Attempt[];
  /** What went wrong before anything was looked at. */
  problems: string[];
}

const MAX_TRIES = 10;

/** Makes a request and lets everybody race to decide on it. */
export async function raceOn(
  planned: PlannedRequest,
  { portal, doings }: { portal: Portal; doings: Doings },
): Promise<void> {
  const { requester, index } = planned;
  const { status, body: request } = await portal.untilAnswered<InfraRequest>(
    requester,
    'POST',
    '/requests',
    {
      headers: { 'Idempotency-Key': `load-${index}` },
      body: { type: 'database', parameters: parametersOf(planned, index) },
    },
  );
  // When the first try was lost with its instance but had been taken, the second answers with the same request.
  if (status !== 201 && status !== 200) {
    doings.problems.push(
      `Request ${index} was answered with ${status}: ${JSON.stringify(
        request,
      )}`,
    );
    return;
  }
  doings.requests.push({ planned, request });
  for (const [position, wave] of planned.waves.entries()) {
    const { body: seen } = await portal.untilAnswered<InfraRequest>(
      requester,
      'GET',
      `/requests/${request.id}`,
    );
    await Promise.all([
      ...wave.map(vote => castUntilAnswered(vote, seen, { portal, doings })),
      ...(planned.edited && position === 0
        ? [
            portal.call(requester, 'PATCH', `/requests/${request.id}`, {
              body: {
                parameters: parametersOf(planned, index + 1),
                digest: seen.digest,
              },
            }),
          ]
        : []),
    ]);
  }
}

function parametersOf({ scrutiny }: PlannedRequest, size: number) {
  return { owner: 'group:default/developers', scrutiny, size };
}

/** A person whose instance died does not know what became of the vote, and votes again. */
async function castUntilAnswered(
  { voter, verdict }: PlannedVote,
  { id, digest }: InfraRequest,
  { portal, doings }: { portal: Portal; doings: Doings },
): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const comment = `attempt ${doings.attempts.length}`;
    const attempt: Attempt = { comment, requestId: id, voter, verdict };
    doings.attempts.push(attempt);
    const { status, body } = await portal.call<{ error?: { message: string } }>(
      voter,
      'POST',
      `/requests/${id}/votes`,
      { body: { verdict, digest, comment } },
    );
    attempt.status = status;
    attempt.said = body?.error?.message;
    if (status !== undefined) {
      return;
    }
  }
  doings.problems.push(
    `${voter} got no answer to a vote on ${id} in ${MAX_TRIES} tries`,
  );
}
