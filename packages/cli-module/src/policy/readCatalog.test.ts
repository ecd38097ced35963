import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalog } from './readCatalog';

const folder = mkdtempSync(join(tmpdir(), 'infra-requests-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function catalogFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const ORG = `
kind: Group
metadata: { name: platform, title: Platform }
spec: { children: [leads] }
---
kind: Group
metadata: { name: leads }
spec: { members: [grace] }
---
kind: Group
metadata: { name: on-call }
spec: { parent: platform }
---
kind: User
metadata: { name: ada }
spec: { memberOf: [leads], profile: { displayName: Ada Laurent } }
---
kind: User
metadata: { name: grace }
---
kind: User
metadata: { name: linus }
spec: { memberOf: [on-call] }
`;

describe('a catalog read from files', () => {
  it('knows who is in a group, directly, by the group, and by groups below it', async () => {
    const catalog = await readCatalog([catalogFile('org.yaml', ORG)]);
    const people = catalog.peopleBehind([
      'group:default/platform',
      'group:default/leads',
      'user:default/ada',
      'group:default/nobody',
    ]);
    expect(people.get('group:default/platform')?.sort()).toEqual([
      'user:default/ada',
      'user:default/grace',
      'user:default/linus',
    ]);
    expect(people.get('group:default/leads')?.sort()).toEqual([
      'user:default/ada',
      'user:default/grace',
    ]);
    expect(people.get('user:default/ada')).toEqual(['user:default/ada']);
    expect(people.get('group:default/nobody')).toEqual([]);
  });

  it('does not count members that do not exist', async () => {
    const catalog = await readCatalog([
      catalogFile(
        'gone.yaml',
        'kind: Group\nmetadata: { name: leads }\nspec: { members: [gone] }\n',
      ),
    ]);
    expect(
      catalog.peopleBehind(['group:default/leads']).get('group:default/leads'),
    ).toEqual([]);
  });

  it('calls people and groups by their names', async () => {
    const catalog = await readCatalog([catalogFile('names.yaml', ORG)]);
    expect(catalog.nameOf('user:default/ada')).toBe('Ada Laurent');
    expect(catalog.nameOf('group:default/platform')).toBe('Platform');
    expect(catalog.nameOf('group:default/unheard-of')).toBe('unheard-of');
  });

  it('says which file is no catalog', async () => {
    await expect(readCatalog([join(folder, 'missing.yaml')])).rejects.toThrow(
      /missing\.yaml does not exist/,
    );
    await expect(
      readCatalog([catalogFile('broken.yaml', 'kind: Group')]),
    ).rejects.toThrow(/every document needs kind and metadata\.name/);
    await expect(
      readCatalog([catalogFile('syntax.yaml', 'kind: [')]),
    ).rejects.toThrow(/syntax\.yaml/);
  });
});
