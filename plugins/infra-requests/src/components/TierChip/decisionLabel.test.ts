import { EVALUATION } from '../../__testUtils__/fixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { decisionLabel, isAskedExtra, isExtraApproval } from './decisionLabel';

const t = inEnglish();

const AUTOMATIC = { id: 'automatic', title: 'Automatic', rank: 0 };
const PERSONAL_DATA = {
  kind: 'require' as const,
  rule: 'pii',
  text: 'It holds personal data.',
};

describe('a decision in words', () => {
  it('is what the person who asks experiences', () => {
    const { tier, reasons } = EVALUATION;
    const label = (outcome: 'automatic' | 'approval' | 'denied') =>
      decisionLabel({ outcome, tier, reasons }, t);
    expect(label('automatic')).toBe('Approved at once');
    expect(label('approval')).toBe('Escalated');
    expect(label('denied')).toBe('Not allowed');
  });

  it('tells what rules ask for beyond a tier that asks people anyway', () => {
    const more = {
      ...EVALUATION,
      reasons: [...EVALUATION.reasons, PERSONAL_DATA],
    };
    expect(decisionLabel(more, t)).toBe('Escalated with extra approval');
    expect(isExtraApproval(more)).toBe(false);
  });

  it('is not called automatic when people have to approve all the same', () => {
    const asked = { ...EVALUATION, tier: AUTOMATIC, reasons: [PERSONAL_DATA] };
    expect(decisionLabel(asked, t)).toBe('Needs approval');
    expect(isExtraApproval(asked)).toBe(true);
  });

  it('has the title of a laxest tier that asks people itself', () => {
    const tier = { id: 'lead', title: 'Lead approval', rank: 0 };
    expect(decisionLabel({ ...EVALUATION, tier }, t)).toBe('Lead approval');
    expect(isExtraApproval({ ...EVALUATION, tier })).toBe(false);
  });

  it('shows in a list where the state says that people were asked', () => {
    expect(isAskedExtra({ state: 'pending', tier: AUTOMATIC })).toBe(true);
    expect(isAskedExtra({ state: 'fulfilled', tier: AUTOMATIC })).toBe(false);
    expect(isAskedExtra({ state: 'pending', tier: EVALUATION.tier })).toBe(
      false,
    );
  });
});
