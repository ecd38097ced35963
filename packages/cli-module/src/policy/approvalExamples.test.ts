import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import {
  parseNotifications,
  parsePolicy,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { parse } from 'yaml';
import { readConfig } from './readConfig';

const root = join(__dirname, '../../../..');

/** The examples of docs/approvals.md in the order of the page. */
const examples = [
  ...readFileSync(join(root, 'docs/approvals.md'), 'utf8').matchAll(
    /^```yaml\n(.*?)^```$/gms,
  ),
].map(([, yaml]) => parse(yaml));

const readDemo = async () =>
  (await readConfig([join(root, 'app-config.yaml')])) as {
    tiers: JsonObject[];
    calendars: JsonObject[];
    requestTypes: JsonObject[];
  };

describe('the examples of docs/approvals.md', () => {
  it('quote the demo where they say so', async () => {
    const { tiers, requestTypes } = await readDemo();
    const quotes = examples.filter(example => Array.isArray(example)).flat();

    expect(quotes.map(({ id }) => id)).toEqual([
      'four-eyes',
      'production-deployment',
    ]);
    for (const quote of quotes) {
      expect([...tiers, ...requestTypes]).toContainEqual(
        expect.objectContaining(quote),
      );
    }
  });

  it('are what a tier can say', async () => {
    const { tiers, calendars } = await readDemo();
    const said = examples.filter(
      example => !Array.isArray(example) && !example.notifications,
    );

    expect(said).toHaveLength(3);
    for (const terms of said) {
      const [automatic, , standard] = tiers;
      const tier = { id: 'example', stages: standard.stages, ...terms };
      expect(
        parsePolicy(
          { tiers: [automatic, tier], calendars, rules: [] },
          { requestTypes: [] },
        ).problems,
      ).toEqual([]);
    }
  });

  it('are what can be said of notifications', () => {
    const [{ notifications }] = examples.filter(one => one.notifications);

    expect(parseNotifications(notifications)).toEqual({
      notifications: { approvals: 'daily', dailyAt: '08:30' },
      problems: [],
    });
  });
});
