import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicy } from './loadPolicy';

const folder = mkdtempSync(join(tmpdir(), 'infra-requests-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('a configuration', () => {
  it.each([
    ['that is empty', '# nothing', /is empty\. Write infraRequests:/],
    ['with a key twice', 'a: 1\na: 2', /not YAML .*unique/],
    ['of two documents', 'a: 1\n---\nb: 1', /more than one YAML document/],
    [
      'with a number that is none',
      'infraRequests: { tiers: [{ id: a }], rules: [{ id: r, when: { monthlyCost: { $gt: .nan } }, tier: a }] }',
      /monthlyCost\.\$gt .*with NaN\. Write an amount/,
    ],
    ['that is a list', '- a', /is not a configuration/],
    ['without a policy', 'app: {}', /^infraRequests is missing from/],
    [
      'that includes what is not there',
      'infraRequests: { tiers: { $include: no.yaml } }',
      /cannot be loaded.*no\.yaml/,
    ],
  ])('%s says so in a sentence', async (what, text, message) => {
    await expect(loadPolicy([file(`${what}.yaml`, text)])).rejects.toThrow(
      message,
    );
  });

  it('says of each of its files what is wrong', async () => {
    const missing = join(folder, 'missing.yaml');
    await expect(loadPolicy([missing, folder])).rejects.toMatchObject({
      problems: [
        { path: missing, message: 'does not exist. Name a file that does.' },
        { path: folder, message: 'is a directory. Name a file.' },
      ],
    });
  });
});
