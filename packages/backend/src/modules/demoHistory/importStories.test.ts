import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import type {
  InfraRequest,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import type { ImportSession } from '@infra-requests/plugin-infra-requests-node';
import { importStories } from './importStories';
import { approve, edit, fulfilled, reject, review, say } from './stories/parts';
import type { Story } from './types';

// A Wednesday.
const now = new Date('2026-11-18T12:00:00Z');

const story = (own: Partial<Exclude<Story, { hoursAgo: number }>>): Story => ({
  daysAgo: 1,
  hour: 9,
  requester: 'user:default/mira',
  type: 'postgresql-database',
  parameters: { size: 'small', name: 'db' },
  justification: 'Why not',
  then: [],
  ...own,
});

/** Writes down who did what and when instead of doing it. */
function createDiary(options?: { refuse?: string }) {
  const lines: string[] = [];
  const requests = new Map<string, InfraRequest>();
  const as = (person: string, at: Date): ImportSession => {
    const note = async (what: string, id: string) => {
      if (what === options?.refuse) {
        throw new ConflictError('the request changed');
      }
      lines.push(`${at.toISOString().slice(0, 16)} ${person} ${what} ${id}`);
      return requests.get(id)!;
    };
    return {
      submit: async ({ parameters, incident, notBefore }: RequestDraft) => {
        const id = String(parameters.name);
        requests.set(id, { id, digest: 'd1', parameters } as InfraRequest);
        return note(
          ['submit', incident, notBefore].filter(Boolean).join(' '),
          id,
        );
      },
      edit: async (id, { parameters, digest }) => {
        requests.set(id, { ...requests.get(id)!, digest: 'd2', parameters });
        return note(`edit ${digest} ${JSON.stringify(parameters)}`, id);
      },
      vote: (id, { verdict, digest }) => note(`${verdict} ${digest}`, id),
      cancel: id => note('cancel', id),
      review: (id, { verdict }) => note(verdict, id),
      comment: (id, { text }) => note(`says ${text}`, id),
      expire: id => note('expire', id),
      startFulfilment: id => note('start', id),
      completeFulfilment: id => note('complete', id),
      failFulfilment: (id, { reason }) => note(`fail ${reason}`, id),
    };
  };
  return { lines, as };
}

async function tell(stories: Story[], options?: { refuse?: string }) {
  const diary = createDiary(options);
  const result = await importStories({
    stories,
    now,
    as: diary.as,
    logger: mockServices.logger.mock(),
  });
  return { ...result, lines: diary.lines };
}

describe('importStories', () => {
  it('interleaves stories in the order of time', async () => {
    const { lines } = await tell([
      story({
        daysAgo: 2,
        parameters: { name: 'first' },
        then: [approve(25, 'user:default/ada')],
      }),
      story({ daysAgo: 1, parameters: { name: 'second' } }),
    ]);
    expect(lines).toEqual([
      '2026-11-16T09:00 user:default/mira submit first',
      '2026-11-17T09:00 user:default/mira submit second',
      '2026-11-17T10:00 user:default/ada approve d1 first',
    ]);
  });

  it('votes on what the last edit made of the request', async () => {
    const { lines } = await tell([
      story({
        then: [
          edit(1, 'user:default/mira', { size: 'large' }),
          reject(2, 'user:default/ada', 'No'),
        ],
      }),
    ]);
    expect(lines.slice(1)).toEqual([
      '2026-11-17T10:00 user:default/mira edit d1 {"size":"large","name":"db"} db',
      '2026-11-17T11:00 user:default/ada reject d2 db',
    ]);
  });

  it('lets people talk', async () => {
    const { lines } = await tell([
      story({ then: [say(1, 'user:default/ada', 'Why so large?')] }),
    ]);
    expect(lines.slice(1)).toEqual([
      '2026-11-17T10:00 user:default/ada says Why so large? db',
    ]);
  });

  it('moves what would happen at a weekend to workdays', async () => {
    const { lines } = await tell([
      story({
        daysAgo: 4,
        parameters: { name: 'on-saturday' },
      }),
      story({
        daysAgo: 5,
        parameters: { name: 'on-friday' },
        then: [approve(26, 'user:default/ada'), ...fulfilled(26)],
      }),
    ]);
    expect(lines).toEqual([
      '2026-11-13T09:00 user:default/mira submit on-saturday',
      '2026-11-13T09:00 user:default/mira submit on-friday',
      '2026-11-16T11:00 user:default/ada approve d1 on-friday',
      '2026-11-16T11:01 user:default/mira start on-friday',
      '2026-11-16T11:18 user:default/mira complete on-friday',
    ]);
  });

  it('lets an emergency happen at its time of the day, also at a weekend', async () => {
    const { lines } = await tell([
      story({
        daysAgo: 4,
        hour: 21,
        parameters: { name: 'on-saturday' },
        emergency: { incident: 'INC-2481' },
        then: [
          approve(0.5, 'user:default/linus'),
          review(11, 'user:default/ada', 'justified', 'It was'),
        ],
      }),
    ]);
    expect(lines).toEqual([
      '2026-11-14T21:00 user:default/mira submit INC-2481 on-saturday',
      '2026-11-14T21:30 user:default/linus approve d1 on-saturday',
      '2026-11-15T08:00 user:default/ada justified on-saturday',
    ]);
  });

  it('lets an emergency happen hours ago, also at a weekend', async () => {
    const { lines } = await tell([
      {
        hoursAgo: 3 * 24,
        requester: 'user:default/mira',
        type: 'postgresql-database',
        parameters: { name: 'on-sunday' },
        emergency: { incident: 'INC-2481' },
        justification: 'It is down',
        then: [
          approve(0.5, 'user:default/linus'),
          review(20, 'user:default/ada', 'justified', 'It was'),
        ],
      },
    ]);
    expect(lines).toEqual([
      '2026-11-15T12:00 user:default/mira submit INC-2481 on-sunday',
      '2026-11-15T12:30 user:default/linus approve d1 on-sunday',
      '2026-11-16T08:00 user:default/ada justified on-sunday',
    ]);
  });

  it('plans for a workday to come', async () => {
    const { lines } = await tell([
      story({ planned: { inDays: 3, hour: 9 } }),
      story({
        parameters: { name: 'tomorrow' },
        planned: { inDays: 1, hour: 9 },
      }),
    ]);
    expect(lines).toEqual([
      '2026-11-17T09:00 user:default/mira submit 2026-11-23T09:00:00.000Z db',
      '2026-11-17T09:00 user:default/mira submit 2026-11-19T09:00:00.000Z tomorrow',
    ]);
  });

  it('leaves undone what lies in the future', async () => {
    const { lines, told } = await tell([
      story({ then: [approve(30, 'user:default/ada')] }),
      story({ daysAgo: 0, hour: 15 }),
    ]);
    expect(told).toBe(1);
    expect(lines).toEqual(['2026-11-17T09:00 user:default/mira submit db']);
  });

  it('ends a story that the rules do not allow, and tells the others', async () => {
    const { lines, problems } = await tell(
      [
        story({
          parameters: { name: 'refused' },
          then: [reject(1, 'user:default/ada', 'No'), ...fulfilled(1)],
        }),
        story({ parameters: { name: 'other' }, hour: 11 }),
      ],
      { refuse: 'reject d1' },
    );
    expect(problems).toEqual([
      'user:default/mira asked for postgresql-database 1 days ago: reject failed, the request changed',
    ]);
    expect(lines).toEqual([
      '2026-11-17T09:00 user:default/mira submit refused',
      '2026-11-17T11:00 user:default/mira submit other',
    ]);
  });
});
