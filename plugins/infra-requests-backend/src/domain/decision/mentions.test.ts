import { mentionsIn, shortMentionsIn } from './mentions';

const ADA = 'user:default/ada';
const SECURITY = 'group:default/security';

describe('who is mentioned', () => {
  it.each<[string, string, string[]]>([
    ['a user', 'What do you think, @user:default/ada?', [ADA]],
    ['a group', '@group:default/security please look', [SECURITY]],
    ['several, in their order', `@${SECURITY} and @${ADA}`, [SECURITY, ADA]],
    ['each once', `@${ADA} @User:Default/Ada, @USER:default/ADA`, [ADA]],
    ['somebody at the end of a sentence', `I asked @${ADA}.`, [ADA]],
    [
      'somebody in brackets or quotes',
      `(@${ADA}) "@${SECURITY}"`,
      [ADA, SECURITY],
    ],
    [
      'somebody in bold or italics',
      `**@${ADA}** _@${SECURITY}_`,
      [ADA, SECURITY],
    ],
    ['somebody whose thing it is', `@${ADA}'s database`, [ADA]],
    [
      'a name with dots and dashes',
      '@user:acme-de/ada.l-2',
      ['user:acme-de/ada.l-2'],
    ],
    [
      'a name that no entity can have, so that it is found missing',
      '@user:default/adaé',
      ['user:default/adaé'],
    ],
    ['somebody in a line that goes on', `I ask\n    @${ADA}`, [ADA]],
    ['somebody in a list', `- first\n\n    @${ADA}`, [ADA]],
    ['somebody in a list of a list', `1. first\n    - @${ADA}`, [ADA]],
    ['somebody after code', `    a\n@${ADA}`, [ADA]],
    ['somebody on the next line', `First\n@${ADA}`, [ADA]],
  ])('is %s', (_, text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['a name without its kind', '@ada'],
    ['a name without its namespace', '@user:ada'],
    ['another kind of entity', '@component:default/ledger'],
    ['no name', '@user:default/ @user:default/...'],
    ['a ref that calls nobody', ADA],
    ['an e-mail address', 'ada@acme.example, ada@user:default/ada'],
    ['a part of an address or a path', `https://acme.example/@${ADA}`],
    ['code in a line', `Run \`notify @${ADA}\` first`],
    ['code between more backticks', `\`\`a \` @${ADA}\`\``],
    ['code between fences', `\`\`\`yaml\nowner: @${ADA}\n\`\`\``],
    ['code between other fences', `~~~~\n@${ADA}\n~~~\n@${ADA}\n~~~~`],
    ['indented code', `    @${ADA}`],
    ['code by a tab', `Run\n\n\tnotify\n\t@${ADA}\n`],
    ['code by an empty line', `So:\n\n    a\n\n    @${ADA}`],
    ['code after a list', `- one\n\nSo:\n\n    @${ADA}`],
    ['code that is never closed', `\`\`\`\n@${ADA}`],
  ])('is nobody in %s', (_, text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  it('goes on after code', () => {
    expect(
      mentionsIn(`\`\`\`\n@${ADA}\n\`\`\`\r\n@${SECURITY}, a \` and @${ADA}`),
    ).toEqual([SECURITY, ADA]);
  });
});

describe('what may have been meant for somebody', () => {
  it.each<[string, { written: string; refs: string[] }[]]>([
    [
      'Ada? @ada, @Ada. @ada',
      [
        { written: '@ada', refs: ['user:default/ada', 'group:default/ada'] },
        { written: '@Ada', refs: ['user:default/ada', 'group:default/ada'] },
      ],
    ],
    ['(@user:ada)', [{ written: '@user:ada', refs: [ADA] }]],
    ['@group:security', [{ written: '@group:security', refs: [SECURITY] }]],
  ])('is found in %s', (text, found) => {
    expect(shortMentionsIn(text)).toEqual(found);
  });

  it.each([
    `@${ADA}`,
    `@${SECURITY}.`,
    '@types/node',
    '@component:default/ledger',
    'ada@acme.example',
    'Run `@ada`',
    '    @ada',
    '@ @- @.',
  ])('is nobody in %s', text => {
    expect(shortMentionsIn(text)).toEqual([]);
  });
});
