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

const page = readFileSync(join(root, 'docs/policy.md'), 'utf8');
const [, ...examples] = page.split(/^### (?=\d+\. )/m);

/** The rules and the requests of an example, as the page prints them. */
const blocksOf = (example: string) =>
  [...example.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml);

/** An example's rules with the tiers of the demo, and the calendars that those name. */
function withDemo(demo: JsonObject, example: JsonObject): JsonObject {
  const own = (example.calendars ?? []) as JsonObject[];
  const others = (demo.calendars as JsonObject[]).filter(({ id }) =>
    own.every(calendar => calendar.id !== id),
  );
  return { tiers: demo.tiers, ...example, calendars: [...own, ...others] };
}

describe('the worked examples of docs/policy.md', () => {
  it('are ten, each with rules and requests', () => {
    expect(examples).toHaveLength(10);
    expect(examples.map(example => blocksOf(example).length)).toEqual(
      examples.map(() => 2),
    );
  });

  it.each(examples.map(example => [example.split('\n')[0], example]))(
    '%s',
    async (_, example) => {
      const demo = (await readConfig([
        join(root, 'app-config.yaml'),
      ])) as JsonObject;
      const [rules, requests] = blocksOf(example);
      const { requestTypes } = parseRequestTypes(demo.requestTypes);
      const { policy, problems } = parsePolicy(withDemo(demo, parse(rules)), {
        requestTypes,
      });
      expect(problems).toEqual([]);

      const cases = parseCases(requests, 'docs/policy.md');
      expect(cases.length).toBeGreaterThan(0);
      const loaded = { policy: policy!, requestTypes };
      expect(cases.flatMap(one => caseProblems(one, loaded))).toEqual([]);
      const unexpected = cases.flatMap(({ one }) =>
        disappointments(one, judge(one, { ...loaded, now }).evaluation),
      );
      expect(unexpected).toEqual([]);
      expect(cases.every(({ one }) => one.expect)).toBe(true);
    },
  );
});
