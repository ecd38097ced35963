import { Story } from './__testUtils__/Story';
import { minutesLater, userRef } from './__testUtils__/requests';
import { allowedActions } from './allowedActions';

const PEOPLE = {
  linus: 'leads',
  grace: 'leads',
  ada: 'leads',
  sana: 'security',
};
const TICKET = { title: 'Change ticket', pattern: 'CHG\\d{3}' };

describe('a tier that asks for a comment', () => {
  const story = () =>
    new Story({ people: PEOPLE, terms: { commentOn: ['reject'] } });

  it('takes no rejection without one', () => {
    for (const said of ['', ' saying "  "', ' saying "\u200b\u2060"']) {
      const step = `linus rejects${said}`;
      expect(story().attempt(step)).toMatchObject({
        kind: 'invalid',
        problems: [
          { field: '/comment', message: expect.stringContaining('needed') },
        ],
      });
    }
    expect(story().play('linus rejects saying "Too big"').request.state).toBe(
      'rejected',
    );
  });

  it('takes other verdicts without', () => {
    expect(story().play('linus approves').request.state).toBe('approved');
  });

  it('refuses a stranger for being one, whatever is missing', () => {
    expect(story().attempt('sana rejects')).toMatchObject({
      kind: 'not-allowed',
    });
  });
});

describe('a tier that asks for a reference', () => {
  const story = () =>
    new Story({
      people: PEOPLE,
      terms: { reference: { ...TICKET, on: ['approve'] } },
    });

  it.each([
    '',
    ' with CHG12',
    ' with CHG1234',
    ' with XCHG123',
    ' with chg123',
  ])('takes no approval%s', given => {
    const refused = story().attempt(`linus approves${given}`);
    expect(refused).toMatchObject({
      kind: 'invalid',
      problems: [
        {
          field: '/reference',
          message: expect.stringContaining('Change ticket'),
        },
      ],
    });
  });

  it('takes none that nobody can see, whatever it has to look like', () => {
    for (const pattern of [undefined, '.*']) {
      const asking = new Story({
        people: PEOPLE,
        terms: {
          reference: { title: 'Change ticket', pattern, on: ['approve'] },
        },
      });
      expect(asking.attempt('linus approves with \u200b\u2060')).toMatchObject({
        problems: [{ field: '/reference' }],
      });
      asking.play('linus approves with CHG123');
    }
  });

  it('keeps the reference with the vote and in the record', () => {
    const { request, history, verification } = story().play(
      'linus approves with CHG123',
    );
    expect(request.votes[0].reference).toBe('CHG123');
    expect(
      history.find(({ action }) => action === 'approval-voted')!.data,
    ).toMatchObject({ reference: 'CHG123' });
    expect(verification).toEqual({ verified: true });
  });

  it('says beforehand what is needed', () => {
    const { request } = story();
    const may = allowedActions(request, story().voter('linus'), {
      now: minutesLater(1),
      nameThem: refs => refs.join(),
      people: new Map(),
    });
    expect(may.approve).toEqual({
      allowed: true,
      needs: { reference: TICKET },
    });
    expect(may.reject).toEqual({ allowed: true });
  });
});

describe('a tier that takes two rejections', () => {
  const story = (...steps: string[]) =>
    new Story({
      people: PEOPLE,
      stages: ['review: 2 of leads', 'last: 1 of security'],
      terms: { rejections: 2 },
    }).play(...steps);

  it('stays pending after one, and is rejected by the second person', () => {
    expect(story('linus rejects').request.state).toBe('pending');
    expect(story('linus rejects', 'grace rejects').request.state).toBe(
      'rejected',
    );
  });

  it('does not count the same person twice', () => {
    expect(story('linus rejects').attempt('linus rejects')).toMatchObject({
      kind: 'duplicate',
    });
  });

  it('counts the newest vote of a person only', () => {
    const { request } = story(
      'linus rejects',
      'linus approves',
      'grace rejects',
    );
    expect(request.state).toBe('pending');
    expect(request.votes.map(vote => [vote.voter, vote.verdict])).toEqual([
      [userRef('linus'), 'approve'],
      [userRef('grace'), 'reject'],
    ]);
  });

  it('goes on over a single objection where enough approve', () => {
    const { request } = story(
      'ada rejects',
      'linus approves',
      'grace approves',
      'sana approves',
    );
    expect(request.state).toBe('approved');
  });

  it('counts objections of one stage only', () => {
    const steps = ['ada rejects', 'linus approves', 'grace approves'];
    expect(story(...steps, 'sana rejects').request.state).toBe('pending');
  });
});
