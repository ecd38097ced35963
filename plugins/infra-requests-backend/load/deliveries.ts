import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';

/** Something that reached the outside. */
export interface Delivery {
  kind: 'event' | 'notification' | 'signal' | 'fulfilment';
  /** What a receiver recognises a repetition by. */
  key: string;
  content: JsonObject;
}

/** What an instance is started with. */
export interface InstanceOptions {
  port: number;
  /** How to connect to PostgreSQL. */
  database: JsonObject;
  /** The file to which it appends what it sends to the outside. */
  received: string;
}

const VARIABLE = 'INFRA_REQUESTS_LOAD_INSTANCE';

/** Hands options to a process that is to be an instance. */
export function instanceEnvironment(
  options: InstanceOptions,
): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(options) };
}

export function readInstanceOptions(): InstanceOptions {
  const options = process.env[VARIABLE];
  if (!options) {
    throw new Error('An instance is started by the load test, not by itself');
  }
  return JSON.parse(options);
}

export function readDeliveries(file: string): Delivery[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
}
