import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readInfraRequestsConfig } from '../../../config';

const ROOT = resolve(__dirname, '../../../../../..');

const read = (file: string) => parse(readFileSync(resolve(ROOT, file), 'utf8'));

/** What the demo portal has under `infraRequests`. */
export function demoConfig(): JsonObject {
  const { infraRequests } = read('app-config.yaml');
  const rules = infraRequests.rules.map((rule: { $include?: string }) =>
    rule.$include ? read(rule.$include) : rule,
  );
  return { ...infraRequests, rules };
}

/** The policy and the forms of the demo portal, with other parts where a story needs them. */
export function demo(overrides: JsonObject = {}) {
  return readInfraRequestsConfig(
    new ConfigReader({ infraRequests: { ...demoConfig(), ...overrides } }),
  );
}
