import { act, screen } from '@testing-library/react';
import { renderInEnglish } from '../../__testUtils__/renderInEnglish';
import { TimeLeft } from './TimeLeft';

const DUE = '2026-11-21T15:00:00.000Z';

const at = (time: string) => jest.setSystemTime(new Date(time));

const pass = (milliseconds: number) =>
  act(async () => jest.advanceTimersByTime(milliseconds));

describe('time left', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts down by itself, and turns into the word overdue', async () => {
    at('2026-11-21T11:59:30.000Z');
    renderInEnglish(<TimeLeft at={DUE} />);
    expect(screen.getByText('3 h left')).toHaveAttribute('datetime', DUE);
    await pass(60_000);
    expect(screen.getByText('2 h 59 min left')).toBeInTheDocument();
    await pass(2 * 60 * 60_000);
    expect(screen.getByText('59 min left')).toBeInTheDocument();
    await pass(60 * 60_000);
    expect(screen.getByText('overdue')).toBeInTheDocument();
  });

  it('is overdue where the server says so, whatever the clock here says', () => {
    at('2026-11-21T14:59:00.000Z');
    renderInEnglish(<TimeLeft at={DUE} overdue />);
    expect(screen.getByText('overdue')).toBeInTheDocument();
  });

  it('says of what will happen in how long it does', async () => {
    at('2026-11-21T14:20:00.000Z');
    renderInEnglish(<TimeLeft at={DUE} as="in" />);
    expect(screen.getByText('in 40 min')).toBeInTheDocument();
    await pass(60 * 60_000);
    expect(screen.getByText('any moment now')).toBeInTheDocument();
  });

  it('has the exact time on hover', () => {
    at('2026-11-21T14:20:00.000Z');
    renderInEnglish(<TimeLeft at={DUE} />);
    expect(screen.getByText('40 min left')).toHaveAttribute(
      'title',
      expect.stringMatching(/^Sat 21 Nov 2026, \d\d:00:00 \S+$/),
    );
  });
});
