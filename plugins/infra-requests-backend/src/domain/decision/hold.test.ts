import type { Calendar } from '../types';
import { holdOf } from './hold';

const freeze = (title: string, from: string, to: string): Calendar => ({
  id: title.toLowerCase(),
  title,
  timezone: 'UTC',
  freeze: true,
  windows: [{ kind: 'once', from, to }],
  except: [],
});

const yearEnd = freeze('the year-end freeze', '2026-12-18', '2027-01-03');
const christmas = freeze('Christmas', '2026-12-24', '2026-12-26');
const office = { ...christmas, title: 'Office hours', freeze: false };

const at = (text: string) => new Date(`${text}Z`);
const held = (
  request: Parameters<typeof holdOf>[0],
  now: string,
  calendars: Calendar[] = [christmas, yearEnd, office],
) => holdOf(request, { policy: { calendars }, now: at(now) });

describe('what holds back an approved request', () => {
  it('is nothing, usually', () => {
    expect(held({}, '2026-12-17T23:59')).toBeUndefined();
    expect(
      held({ notBefore: '2026-12-01T00:00:00.000Z' }, '2026-12-17T12:00'),
    ).toBeUndefined();
  });

  it('is the time for which it was asked', () => {
    const notBefore = '2026-12-17T20:00:00.000Z';
    expect(held({ notBefore }, '2026-12-17T12:00')).toEqual({
      reason: 'It is not to be carried out before the time that was asked for.',
      until: at('2026-12-17T20:00'),
    });
    expect(held({ notBefore }, '2026-12-17T20:00')).toBeUndefined();
  });

  it('is the freeze that lasts longest', () => {
    expect(held({}, '2026-12-24T12:00')).toEqual({
      reason: 'Nothing is carried out during the year-end freeze.',
      until: at('2027-01-04T00:00'),
    });
    expect(held({}, '2026-12-24T12:00', [christmas])?.until).toEqual(
      at('2026-12-27T00:00'),
    );
  });

  it('is a freeze without an end before all others', () => {
    const always: Calendar = {
      ...yearEnd,
      title: 'the sale of the company',
      windows: [{ kind: 'monthly', from: 1, to: 31 }],
    };
    expect(held({}, '2026-12-24T12:00', [christmas, always, yearEnd])).toEqual({
      reason: 'Nothing is carried out during the sale of the company.',
      until: undefined,
    });
  });

  it('is not a calendar that is no freeze', () => {
    expect(held({}, '2026-12-24T12:00', [office])).toBeUndefined();
  });

  it('is no freeze in an emergency, but the time that was asked for', () => {
    const breakGlass = { skipped: [] };
    expect(held({ breakGlass }, '2026-12-24T12:00')).toBeUndefined();
    expect(
      held(
        { breakGlass, notBefore: '2026-12-25T00:00:00.000Z' },
        '2026-12-24T12:00',
      )?.until,
    ).toEqual(at('2026-12-25T00:00'));
  });
});
