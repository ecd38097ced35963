import { inEnglish } from '../../__testUtils__/inEnglish';
import { whyNoReference } from './whyNoReference';

const t = inEnglish();

const TICKET = { title: 'Change ticket', pattern: 'CHG\\d{4}|none' };

describe('a reference', () => {
  it.each(['CHG0042', ' CHG0042 ', 'none'])('is fine as "%s"', text => {
    expect(whyNoReference(TICKET, text, t)).toBe(undefined);
  });

  it.each(['CHG00421', 'see CHG0042', 'nonexistent', 'chg0042'])(
    'has to match the pattern as a whole, which "%s" does not',
    text => {
      expect(whyNoReference(TICKET, text, t)).toBe(
        'Change ticket does not have the right form. It has to match CHG\\d{4}|none',
      );
    },
  );

  it('has to be there, in any form where there is no pattern', () => {
    expect(whyNoReference(TICKET, '  ', t)).toBe('Change ticket is missing.');
    expect(whyNoReference({ title: 'Ticket' }, '\u200b\u2060', t)).toBe(
      'Ticket is missing.',
    );
    expect(whyNoReference({ title: 'Ticket' }, 'anything', t)).toBe(undefined);
  });
});
