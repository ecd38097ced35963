import { Story, type Cast } from './__testUtils__/Story';
import { aVoter, groupRef, minutesLater } from './__testUtils__/requests';
import { allowedActions, onAskingSide } from './allowedActions';

const COMPANY = {
  eve: 'shop',
  grace: 'leads',
  linus: 'leads',
  noor: 'finops',
  sana: 'security',
  pipeline: 'leads',
};

const nameThem = (refs: string[]) =>
  refs.map(ref => ref.replace(groupRef(''), 'the ')).join(' or ');

function actionsOf(story: Story, who: string) {
  return allowedActions(story.request, story.voter(who), {
    now: minutesLater(60),
    nameThem,
  });
}

/** Besides commenting, which is for every person in every state. */
const allowedTo = (story: Story, who: string) =>
  Object.entries(actionsOf(story, who))
    .filter(([action, { allowed }]) => allowed && action !== 'comment')
    .map(([action]) => action);

const ALL_VERDICTS = ['approve', 'reject', 'request-changes'];

describe('allowedActions', () => {
  type Scene = Cast & { steps?: string[]; expected: Record<string, string[]> };
  it.each<[string, Scene]>([
    [
      'a pending request',
      {
        expected: {
          dana: ['edit', 'cancel'],
          eve: ['edit', 'cancel'],
          grace: ALL_VERDICTS,
          noor: [],
          pipeline: [],
        },
      },
    ],
    [
      'a request half approved',
      {
        stages: ['technical: 1 of leads, 1 of finops'],
        steps: ['grace approves'],
        expected: {
          dana: ['edit', 'cancel'],
          grace: ['reject', 'request-changes', 'withdraw'],
          linus: ALL_VERDICTS,
          noor: ALL_VERDICTS,
        },
      },
    ],
    [
      'a request in its second stage',
      {
        stages: ['review: 1 of leads', 'security: 1 of security'],
        steps: ['grace approves'],
        expected: { grace: [], linus: [], sana: ALL_VERDICTS },
      },
    ],
    [
      'a request to be changed',
      {
        steps: ['grace asks for changes'],
        expected: { dana: ['edit', 'cancel'], grace: [], linus: [] },
      },
    ],
    [
      'an approved request',
      {
        steps: ['grace approves'],
        expected: { dana: ['cancel'], eve: ['cancel'], grace: [], linus: [] },
      },
    ],
    [
      'a rejected request',
      {
        steps: ['grace rejects'],
        expected: { dana: [], grace: [], linus: [] },
      },
    ],
  ])('%s', (_, { steps = [], expected, ...cast }) => {
    const story = new Story({ people: COMPANY, ...cast }).play(...steps);
    const actual = Object.fromEntries(
      Object.keys(expected).map(who => [who, allowedTo(story, who)]),
    );
    expect(actual).toEqual(expected);
  });

  it('gives a reason for everything that is refused, and only for that', () => {
    const stories = [[], ['grace approves'], ['grace asks for changes']].map(
      steps => new Story({ people: COMPANY }).play(...steps),
    );
    const all = stories.flatMap(story =>
      [...Object.keys(COMPANY), 'dana', 'mallory'].flatMap(who =>
        Object.values(actionsOf(story, who)),
      ),
    );
    expect(all.filter(({ allowed }) => allowed)).not.toEqual([]);
    for (const { allowed, reason } of all) {
      expect(reason === undefined).toBe(allowed);
      expect(reason).not.toBe('');
    }
  });

  it('says who can, where another can', () => {
    const story = new Story({ people: { ...COMPANY, dana: 'shop leads' } });
    expect(actionsOf(story, 'dana').approve.reason).toBe(
      'You asked for this request. The leads can decide.',
    );
    expect(actionsOf(story, 'noor').approve.reason).toBe(
      'You are not an approver of stage “Review”. The leads can decide.',
    );
  });

  it('does not send who approved to others', () => {
    const story = new Story({
      stages: ['technical: 2 of leads'],
      people: COMPANY,
    }).play('grace approves');
    expect(actionsOf(story, 'grace').approve.reason).toBe(
      'You already approved stage “Technical”.',
    );
  });

  it('names nobody where nobody can any more', () => {
    const story = new Story({ people: COMPANY }).play('grace rejects');
    expect(actionsOf(story, 'linus').approve.reason).toBe(
      'Request #1042 is rejected; there is nothing to vote on.',
    );
  });

  it('leaves the request as it is', () => {
    const story = new Story({ people: COMPANY });
    const before = JSON.stringify(story.request);
    actionsOf(story, 'grace');
    actionsOf(story, 'dana');
    expect(JSON.stringify(story.request)).toBe(before);
  });
});

describe('onAskingSide', () => {
  const { request } = new Story({ requestedFor: 'theo' });

  it.each([
    ['the requester', aVoter('dana'), true],
    ['whom it is for', aVoter('theo'), true],
    ['a member of the owning team', aVoter('eve', ['shop']), true],
    ['an approver', aVoter('grace', ['leads']), false],
    ['anybody else', aVoter('mallory'), false],
  ])('%s: %#', (_, viewer, expected) => {
    expect(onAskingSide(request, viewer)).toBe(expected);
  });
});
