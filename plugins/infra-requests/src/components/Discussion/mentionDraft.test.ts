import {
  NO_COMMENT,
  textToSend,
  unfinishedMention,
  withMention,
} from './mentionDraft';

const ADA = { ref: 'user:default/ada', displayName: 'Ada Lovelace' };
const OTHER_ADA = { ref: 'user:acme/ada', displayName: 'Ada Lovelace' };

const draft = (text: string) => ({ ...NO_COMMENT, text });

describe('a mention that is being written', () => {
  it.each([
    ['@', ''],
    ['Ask @ad', 'ad'],
    ['(@ad', 'ad'],
    ['Ask @ada lo', 'ada lo'],
    ['@user:default/a', 'user:default/a'],
    ['mail@ad', undefined],
    ['@ada lo ve', undefined],
    ['no', undefined],
  ])('in %j is %j', (text, term) => {
    expect(unfinishedMention(draft(text), text.length)).toBe(term);
  });

  it('is looked for at the cursor', () => {
    expect(unfinishedMention(draft('@ad and more'), 3)).toBe('ad');
    expect(unfinishedMention(draft('@ad and more'), 12)).toBe(undefined);
  });
});

describe('somebody who was chosen', () => {
  it('stands in the text by name, and is sent by ref', () => {
    const { draft: chosen, cursor } = withMention(draft('Ask @ad'), 7, ADA);
    expect(chosen.text).toBe('Ask @Ada Lovelace ');
    expect(cursor).toBe(chosen.text.length);
    expect(textToSend(chosen)).toBe('Ask @user:default/ada ');
    expect(unfinishedMention(chosen, 17)).toBe(undefined);
  });

  it('takes the place of what was written, and leaves what follows', () => {
    const { draft: chosen } = withMention(draft('Ask @ad, now'), 7, ADA);
    expect(textToSend(chosen)).toBe('Ask @user:default/ada , now');
  });

  it('is told from a namesake', () => {
    const first = withMention(draft('@a'), 2, ADA).draft;
    const text = `${first.text}and @a`;
    const { draft: both } = withMention(
      { ...first, text },
      text.length,
      OTHER_ADA,
    );
    expect(textToSend(both)).toBe('@user:default/ada and @user:acme/ada ');
  });

  it('is nobody any more once the name was changed', () => {
    const { draft: chosen } = withMention(draft('@ad'), 3, ADA);
    expect(textToSend({ ...chosen, text: '@Ada L' })).toBe('@Ada L');
  });
});
