import fc from 'fast-check';
import { commentParts, type CommentPart } from './commentParts';

const text = (words: string): CommentPart => ({ kind: 'text', text: words });
const mention = (ref: string): CommentPart => ({ kind: 'mention', ref });
const link = (url: string): CommentPart => ({ kind: 'link', url });

const written = (part: CommentPart) => {
  switch (part.kind) {
    case 'mention':
      return `@${part.ref}`;
    case 'link':
      return part.url;
    default:
      return part.text;
  }
};

describe('the parts of a comment', () => {
  it.each<[string, CommentPart[]]>([
    ['Just words.', [text('Just words.')]],
    [
      'Ask @user:default/ada, please.',
      [text('Ask '), mention('user:default/ada'), text(', please.')],
    ],
    [
      '@group:default/security.',
      [mention('group:default/security'), text('.')],
    ],
    ['@User:Default/Ada', [mention('user:default/ada')]],
    ['mail@user:default/ada', [text('mail@user:default/ada')]],
    ['@user:default/...', [text('@user:default/...')]],
    [
      'See (https://example.com/a?b=1).',
      [text('See ('), link('https://example.com/a?b=1'), text(').')],
    ],
    ['ftp://example.com', [text('ftp://example.com')]],
    ['data:text/html,x', [text('data:text/html,x')]],
    ['<b>@ada</b>', [text('<b>@ada</b>')]],
    ['', []],
    ['`@user:default/ada`', [text('`@user:default/ada`')]],
    ['``a ` @user:default/ada``', [text('``a ` @user:default/ada``')]],
    [
      '```\n@user:default/ada\n```\r\n@user:default/bo',
      [text('```\n@user:default/ada\n```\r\n'), mention('user:default/bo')],
    ],
    ['~~~\n@user:default/ada', [text('~~~\n@user:default/ada')]],
    [
      'a ` and @user:default/ada',
      [text('a ` and '), mention('user:default/ada')],
    ],
    [
      '`a` @user:default/ada `b`',
      [text('`a` '), mention('user:default/ada'), text(' `b`')],
    ],
  ])('of %j', (comment, parts) => {
    expect(commentParts(comment)).toEqual(parts);
  });

  it('leave nothing out', () => {
    const piece = fc.constantFrom(
      '@user:default/ada',
      '@group:x/y-z.',
      'https://a.example/b)',
      ' ',
      '\n',
      '`',
      '```',
      '@',
      'user:',
      'ü',
      '.',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const comment = pieces.join('');
        expect(commentParts(comment).map(written).join('')).toBe(comment);
      }),
    );
  });
});
