import type {
  InfraRequestsApi,
  ListRequestsQuery,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';

/** For so long after its deadline, a request may be over though the list does not have it yet. */
const IN_QUESTION_MS = 60_000;

type Asked = Pick<ListRequestsQuery, 'scope'>;

/** What a list has, with what became of requests whose deadline passed a moment ago; without those that are over. */
export async function withoutEnded(
  api: InfraRequestsApi,
  items: RequestSummary[],
  { scope }: Asked,
): Promise<RequestSummary[]> {
  const current = await Promise.all(
    items.map(item =>
      isInQuestion(item) ? api.getRequest(item.id).catch(() => item) : item,
    ),
  );
  return current.filter(
    ({ state }, position) =>
      state === items[position].state || isIn(scope, state),
  );
}

/** The next time at which one of them may be over, or the last one, where that was not to be found out yet. */
export function nextDeadline(items: RequestSummary[]): string | undefined {
  // There may be thousands, and times of the server are in the order of their letters.
  const begin = new Date(Date.now() - IN_QUESTION_MS).toISOString();
  let next: string | undefined;
  for (const { state, dueAt } of items) {
    if (
      state === 'pending' &&
      dueAt &&
      dueAt > begin &&
      (!next || dueAt < next)
    ) {
      next = dueAt;
    }
  }
  return next;
}

function isInQuestion({ state, dueAt }: RequestSummary): boolean {
  const since = dueAt === undefined ? NaN : Date.now() - Date.parse(dueAt);
  return state === 'pending' && since >= 0 && since < IN_QUESTION_MS;
}

/** What waits is over once it waits no more. */
function isIn(
  scope: ListRequestsQuery['scope'],
  state: RequestSummary['state'],
): boolean {
  return (scope !== 'inbox' && scope !== 'team') || state === 'pending';
}
