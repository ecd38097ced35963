import { Story, type Cast } from './__testUtils__/Story';
import { groupRef, userRef } from './__testUtils__/requests';
import { allowedActions } from './allowedActions';
import { withDueSteps } from './timing';

const cast: Cast = {
  stages: ['technical: 1 of leads, 1 of finops'],
  people: { grace: 'leads', noor: 'finops', stan: 'others' },
  terms: { due: 'PT8H', onTimeout: 'expire' },
};

/** Everything that a comment has no business with. */
const withoutTalk = ({
  version,
  updatedAt,
  history,
  comments,
  ...rest
}: Story['request']) => rest;

describe('a comment', () => {
  it.each<[string, string[]]>([
    ['waits', []],
    ['was approved by some', ['grace approves']],
    ['was approved', ['grace approves', 'noor approves']],
    ['was rejected', ['grace rejects']],
    ['waits for changes', ['grace asks for changes']],
    ['was edited after votes', ['grace approves', 'dana edits']],
    ['was cancelled', ['dana cancels']],
  ])('changes nothing of a request that %s', (_, before) => {
    const story = new Story(cast).play(...before);
    const was = story.request;
    story.play('stan comments saying "Why so large?"');
    expect(withoutTalk(story.request)).toEqual(withoutTalk(was));
    expect(story.request).toMatchObject({
      version: was.version + 1,
      comments: 1,
      updatedAt: story.now,
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('is an entry of the record, with whom it names', () => {
    const { history } = new Story(cast).play(
      'dana comments saying "@user:default/grace, is @group:default/leads fine with it?"',
    );
    expect(history.at(-1)).toMatchObject({
      action: 'commented',
      actor: { kind: 'user', ref: userRef('dana') },
      data: {
        text: '@user:default/grace, is @group:default/leads fine with it?',
        mentions: [userRef('grace'), groupRef('leads')],
      },
    });
  });

  it('comes between votes without disturbing them', () => {
    const { request, verification } = new Story(cast).play(
      'grace approves',
      'noor comments saying "Who pays?"',
      'dana comments saying "We do."',
      'noor approves having read revision 1',
    );
    expect(request).toMatchObject({ state: 'approved', comments: 2 });
    expect(verification).toEqual({ verified: true });
  });

  it('counts on through revisions', () => {
    const { request } = new Story(cast).play(
      'noor comments saying "Smaller?"',
      'dana edits',
      'noor comments saying "Good."',
    );
    expect(request).toMatchObject({ revision: 2, comments: 2 });
  });

  it('is not for a service, an agent or a pipeline', () => {
    const story = new Story({
      ...cast,
      people: { ...cast.people, pipeline: 'leads' },
    });
    const refused = story.attempt('pipeline comments saying "Done."');
    expect(refused).toMatchObject({
      kind: 'not-allowed',
      message: expect.stringMatching(/^Only people comment\./),
    });
    expect(
      allowedActions(story.request, story.voter('pipeline'), {
        now: story.now,
        nameThem: refs => refs.join(),
      }).comment,
    ).toEqual({ allowed: false, reason: refused!.message });
  });

  it('is offered to everybody else, whatever became of the request', () => {
    const story = new Story(cast).play('dana cancels');
    for (const name of ['dana', 'grace', 'stan']) {
      expect(
        allowedActions(story.request, story.voter(name), {
          now: story.now,
          nameThem: refs => refs.join(),
        }).comment,
      ).toEqual({ allowed: true });
    }
  });

  it('does not keep a deadline away, which was due before it', () => {
    const story = new Story(cast).after('PT9H');
    const due = withDueSteps(story.request, story.now);
    story.play('dana comments saying "Anybody?"');
    expect(story.request.state).toBe('expired');
    expect(due.state).toBe('expired');
    expect(story.actions.slice(-2)).toEqual(['expired', 'commented']);
    expect(story.verification).toEqual({ verified: true });
  });

  it('is found out where it was made to disappear', () => {
    const { request, history } = new Story(cast).play(
      'noor comments saying "Who pays?"',
    );
    expect(request.comments).toBe(1);
    const story = new Story(cast);
    story.request = { ...request, comments: 0 };
    story.history.splice(0, Infinity, ...history);
    expect(story.verification).toEqual({
      verified: false,
      problem:
        'The number of comments of the request: not what the record says.',
    });
  });
});
