import german from './de';
import { messages } from './en';
import { flatten } from './flatten';

const english: Record<string, string> = flatten(messages);

/** What a message leaves open, such as `{{name}}`, in order of their names. */
function gapsOf(message: string): string[] {
  return [...message.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();
}

describe('the German messages', () => {
  it.each(Object.entries(german))('%s leaves the same open', (key, text) => {
    expect(gapsOf(text)).toEqual(gapsOf(english[key]));
  });

  it('say something for every key', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
    expect(
      Object.entries(german).filter(([, text]) => text.trim() === ''),
    ).toEqual([]);
  });
});
