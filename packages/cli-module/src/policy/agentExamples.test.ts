import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import {
  parsePolicy,
  parseRequestTypes,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { parse } from 'yaml';
import { caseProblems, disappointments, judge, parseCases } from './cases';
import { readConfig } from './readConfig';

const root = join(__dirname, '../../../..');
const now = new Date('2026-11-21T12:00:00Z');

/** The YAML examples of docs/agents.md in the order of the page. */
const [rules, requests, sources] = [
  ...readFileSync(join(root, 'docs/agents.md'), 'utf8').matchAll(
    /^```yaml\n(.*?)^```$/gms,
  ),
].map(([, yaml]) => yaml);

const readDemo = async () =>
  (await readConfig([join(root, 'app-config.yaml')])) as JsonObject;

describe('the examples of docs/agents.md', () => {
  it('judge what agents ask for as the page says', async () => {
    const { tiers, calendars, requestTypes: types } = await readDemo();
    const { requestTypes } = parseRequestTypes(types);
    const { policy, problems } = parsePolicy(
      { tiers, calendars, ...parse(rules) },
      { requestTypes },
    );
    expect(problems).toEqual([]);

    const cases = parseCases(requests, 'docs/agents.md');
    const loaded = { policy: policy!, requestTypes };
    expect(cases).toHaveLength(5);
    expect(cases.flatMap(one => caseProblems(one, loaded))).toEqual([]);
    expect(
      cases.flatMap(({ one }) =>
        disappointments(one, judge(one, { ...loaded, now }).evaluation),
      ),
    ).toEqual([]);
  });

  it('offer the actions as the demo does', () => {
    const demo = parse(readFileSync(join(root, 'app-config.yaml'), 'utf8'));
    expect(demo.backend.actions.pluginSources).toEqual(
      expect.arrayContaining(parse(sources).backend.actions.pluginSources),
    );
  });
});
