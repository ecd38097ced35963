import { renderHook } from '@testing-library/react';
import { usePassing } from './usePassing';

const NOW = new Date('2026-11-21T12:00:00.000Z');

const watch = (at: string | undefined) => {
  const onPassed = jest.fn();
  const { rerender } = renderHook(
    (props: { at?: string; seen: number }) =>
      usePassing(props.at, onPassed, props.seen),
    { initialProps: { at, seen: 1 } },
  );
  return { onPassed, rerender };
};

describe('waiting for a time to pass', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => jest.useRealTimers());

  it('calls back once, a moment later', () => {
    const { onPassed } = watch('2026-11-21T12:10:00.000Z');
    jest.advanceTimersByTime(10 * 60_000);
    expect(onPassed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(60 * 60_000);
    expect(onPassed).toHaveBeenCalledTimes(1);
  });

  it('waits for the time that there is by now', () => {
    const { onPassed, rerender } = watch('2026-11-21T12:10:00.000Z');
    rerender({ at: '2026-11-21T13:00:00.000Z', seen: 2 });
    jest.advanceTimersByTime(30 * 60_000);
    expect(onPassed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(31 * 60_000);
    expect(onPassed).toHaveBeenCalledTimes(1);
  });

  it('asks again where the server is behind, until it is not', () => {
    const at = '2026-11-21T11:59:59.000Z';
    const { onPassed, rerender } = watch(at);
    jest.advanceTimersByTime(60_000);
    expect(onPassed).toHaveBeenCalledTimes(1);
    rerender({ at, seen: 2 });
    jest.advanceTimersByTime(60_000);
    expect(onPassed).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['no time', undefined],
    [
      'what is further ahead than a page stays open',
      '2027-11-21T12:00:00.000Z',
    ],
  ])('does not wait for %s', (_, at) => {
    const { onPassed } = watch(at);
    jest.advanceTimersByTime(24 * 60 * 60_000);
    expect(onPassed).not.toHaveBeenCalled();
  });
});
