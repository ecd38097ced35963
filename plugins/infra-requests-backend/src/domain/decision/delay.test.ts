import { minutesLater } from './__testUtils__/requests';
import { Story } from './__testUtils__/Story';
import { isDelayNews } from './delay';

const approved = () =>
  new Story({ people: { ada: 'leads' } }).play('ada approves');

const delay = (story: Story, reason: string) =>
  story.system({ kind: 'delay-fulfilment', reason });

describe('what waits though nothing holds it back', () => {
  it('keeps since when, whatever the reason is by now', () => {
    const story = approved();
    delay(story, 'The price is away.');
    const since = story.now;
    delay(story.after('PT2H'), 'The check is away.');
    expect(story.request).toMatchObject({
      state: 'approved',
      delayed: { reason: 'The check is away.', since },
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('waits no more once it begins', () => {
    const story = approved();
    delay(story, 'The price is away.');
    story.system({ kind: 'start-fulfilment' });
    expect(story.request.delayed).toBeUndefined();
  });

  it('is only what was approved', () => {
    const story = new Story();
    expect(delay(story, 'The price is away.')).toMatchObject({ kind: 'state' });
    expect(
      isDelayNews(story.request, { reason: 'Away.', now: minutesLater(1) }),
    ).toBe(false);
  });

  it.each<[string, string, number, boolean]>([
    ['the same reason, days later', 'Away.', 5_000, false],
    ['another reason, at once', 'Gone.', 0, false],
    ['another reason, a minute before the hour', 'Gone.', 59, false],
    ['another reason, an hour later', 'Gone.', 60, true],
  ])('news of it: %s', (_, reason, minutes, expected) => {
    const story = approved();
    delay(story, 'Away.');
    const now = new Date(story.now.getTime() + minutes * 60_000);
    expect(isDelayNews(story.request, { reason, now })).toBe(expected);
  });
});
