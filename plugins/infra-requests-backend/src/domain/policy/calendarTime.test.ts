import { addInCalendar, nextChange } from './calendarTime';
import type { Calendar } from '../types';

/** Monday to Friday from nine to five in Berlin, and not at Christmas. */
const office: Calendar = {
  id: 'office',
  title: 'Office hours',
  timezone: 'Europe/Berlin',
  freeze: false,
  windows: [
    {
      kind: 'weekly',
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      from: '09:00',
      to: '17:00',
    },
  ],
  except: [{ kind: 'once', from: '2026-12-24', to: '2026-12-26' }],
};

const nights: Calendar = {
  ...office,
  id: 'nights',
  windows: [
    {
      kind: 'weekly',
      days: ['friday', 'saturday', 'sunday'],
      from: '22:00',
      to: '06:00',
    },
  ],
  except: [],
};

const berlin = (text: string, offset = '+01:00') =>
  new Date(`${text}${offset}`);

describe('addInCalendar', () => {
  it.each([
    // Monday, 2 November 2026.
    [
      'hours end with the office',
      '2026-11-02T09:00',
      'PT8H',
      '2026-11-02T17:00',
    ],
    [
      'hours go on the next day',
      '2026-11-02T15:00',
      'PT4H',
      '2026-11-03T11:00',
    ],
    [
      'hours go on after the weekend',
      '2026-11-06T16:30',
      'PT1H',
      '2026-11-09T09:30',
    ],
    [
      'the count begins when the office opens',
      '2026-11-07T12:00',
      'PT1H',
      '2026-11-09T10:00',
    ],
    [
      'minutes and seconds count as well',
      '2026-11-02T16:59',
      'PT1M30S',
      '2026-11-03T09:00:30',
    ],
    [
      'a day later is the same time',
      '2026-11-02T10:15',
      'P1D',
      '2026-11-03T10:15',
    ],
    [
      'a day after Friday is Monday',
      '2026-11-06T10:15',
      'P1D',
      '2026-11-09T10:15',
    ],
    [
      'a day after Saturday begins on Monday',
      '2026-11-07T10:15',
      'P1D',
      '2026-11-10T09:00',
    ],
    [
      'five days are a week of work',
      '2026-11-04T10:15',
      'P5D',
      '2026-11-11T10:15',
    ],
    [
      'a week is a week, whatever its days',
      '2026-11-04T10:15',
      'P1W',
      '2026-11-11T10:15',
    ],
    ['holidays are no days', '2026-12-23T10:15', 'P1D', '2026-12-28T10:15'],
    [
      'a week that ends on a holiday ends after it',
      '2026-12-17T10:15',
      'P1W',
      '2026-12-28T09:00',
    ],
    ['hours come after days', '2026-11-02T16:00', 'P1DT2H', '2026-11-04T10:00'],
  ])('%s', (_story, from, duration, expected) => {
    expect(addInCalendar(berlin(from), duration, office)).toEqual(
      berlin(expected),
    );
  });

  it('counts around the clock without a calendar', () => {
    expect(addInCalendar(new Date('2026-11-07T12:00Z'), 'P1DT1H')).toEqual(
      new Date('2026-11-08T13:00Z'),
    );
  });

  it('counts an hour twice in the night in which the clock shows it twice', () => {
    // The night to Sunday, 25 October: from ten in the evening to six, and one hour more.
    const from = berlin('2026-10-24T22:00', '+02:00');
    expect(addInCalendar(from, 'PT9H', nights)).toEqual(
      berlin('2026-10-25T06:00'),
    );
  });

  it('does not count an hour that the clock skips', () => {
    const from = berlin('2027-03-27T22:00');
    expect(addInCalendar(from, 'PT7H', nights)).toEqual(
      berlin('2027-03-28T06:00', '+02:00'),
    );
  });

  it('keeps the time on the clock over a change of it', () => {
    expect(addInCalendar(berlin('2027-03-26T10:15'), 'P1D', office)).toEqual(
      berlin('2027-03-29T10:15', '+02:00'),
    );
  });

  it('finds the leap day', () => {
    const leapDay: Calendar = {
      ...office,
      windows: [{ kind: 'yearly', from: '02-29', to: '02-29' }],
    };
    expect(addInCalendar(berlin('2026-11-02T10:00'), 'PT1H', leapDay)).toEqual(
      berlin('2028-02-29T01:00'),
    );
  });

  it('never comes to more time than there is', () => {
    const once: Calendar = {
      ...office,
      windows: [
        { kind: 'once', from: '2026-11-03T09:00', to: '2026-11-03T12:00' },
      ],
      except: [],
    };
    const from = berlin('2026-11-02T10:00');
    expect(addInCalendar(from, 'PT3H', once)).toEqual(
      berlin('2026-11-03T12:00'),
    );
    expect(addInCalendar(from, 'PT3H1M', once)).toBeUndefined();
    expect(addInCalendar(from, 'P1D', once)).toBeUndefined();
    expect(
      addInCalendar(from, 'PT1S', { ...once, windows: [] }),
    ).toBeUndefined();
  });

  it('refuses what is no duration', () => {
    expect(() => addInCalendar(new Date(), '2 days', office)).toThrow(
      '"2 days" is not a duration',
    );
    expect(() => addInCalendar(new Date(), 'P1M', office)).toThrow(
      '"P1M" cannot be counted in windows',
    );
  });
});

describe('nextChange', () => {
  it('is when the office closes, or else opens', () => {
    expect(nextChange(office, berlin('2026-11-06T12:00'))).toEqual(
      berlin('2026-11-06T17:00'),
    );
    expect(nextChange(office, berlin('2026-11-06T17:00'))).toEqual(
      berlin('2026-11-09T09:00'),
    );
  });

  it('goes over midnight', () => {
    expect(nextChange(nights, berlin('2026-11-06T23:00'))).toEqual(
      berlin('2026-11-07T06:00'),
    );
  });

  it('does not come where it is always so', () => {
    const always: Calendar = {
      ...office,
      windows: [{ kind: 'monthly', from: 1, to: 31 }],
      except: [],
    };
    expect(nextChange(always, berlin('2026-11-06T12:00'))).toBeUndefined();
    expect(
      nextChange({ ...always, windows: [] }, berlin('2026-11-06T12:00')),
    ).toBeUndefined();
  });
});
