import { DateTime } from 'luxon';
import { circumstancesOf, draftOf } from './circumstances';

const PLANNED = '2026-12-24T12:00:30.500Z';

const plain = circumstancesOf();

describe('the circumstances of a request', () => {
  it('say nothing where nobody said anything', () => {
    expect(draftOf(plain)).toEqual({});
  });

  it('keep a planned time to the moment unless it is changed', () => {
    const given = { notBefore: PLANNED };
    const said = circumstancesOf(given);
    expect(said.notBefore).toMatch(/^2026-12-2\dT\d\d:\d\d$/);
    expect(draftOf(said, given).notBefore).toBe(PLANNED);
    expect(draftOf({ ...said, notBefore: '' }, given).notBefore).toBe(
      undefined,
    );
  });

  it('read the planned time on the clock of whoever writes it', () => {
    const { notBefore } = draftOf({ ...plain, notBefore: '2026-12-24T12:00' });
    expect(DateTime.fromISO(notBefore!).toLocal().toFormat('d MMM HH:mm')).toBe(
      '24 Dec 12:00',
    );
  });

  it('have no reason that nobody could see', () => {
    const said = { ...plain, justification: '\u200b\u2060' };
    expect(draftOf(said).justification).toBe(undefined);
  });

  it('have an incident only in an emergency', () => {
    const said = { ...plain, incident: ' INC-1 ' };
    expect(draftOf(said).incident).toBe(undefined);
    expect(draftOf({ ...said, emergency: true })).toMatchObject({
      emergency: true,
      incident: 'INC-1',
    });
  });
});
