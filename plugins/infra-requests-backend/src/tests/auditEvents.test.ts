import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const source = join(__dirname, '..');
const [events, history] = readFileSync(
  join(__dirname, '../../../../docs/audit-events.md'),
  'utf8',
).split('\n## History\n');

/** What the first column of a table names, in order. */
const namesIn = (text: string) =>
  [...text.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);

const auditedIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/eventId: '([a-z-]+)'/g)].map(
    ([, id]) => id,
  );

describe('docs/audit-events.md', () => {
  it('names every audit event, each once', () => {
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
    const sent = files
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap(file => auditedIn(join(source, file)));

    expect(namesIn(events).sort()).toEqual([...new Set(sent)].sort());
  });

  it('names every action of the history, each once', () => {
    const { components } = parse(
      readFileSync(join(source, 'schema/openapi.yaml'), 'utf8'),
    );
    const actions: string[] =
      components.schemas.HistoryEntry.properties.action.enum;

    expect(namesIn(history).sort()).toEqual([...actions].sort());
  });
});
