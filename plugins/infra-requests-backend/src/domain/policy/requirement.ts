import type {
  EntityRef,
  Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import type { ConfigReader } from '../configuration/configReader';
import { canonicalRef } from './accepts';

const EXAMPLE = '{ approvers: [group:default/security], count: 1 }';
const RELATION = /^(owner|requester|entity)(\.[a-zA-Z]+)*$/;

/** Far more people than any decision takes; a larger count is a typing mistake. */
const MAX_COUNT = 50;

function readApprover(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): EntityRef | undefined {
  const text = reader.text(input, at, 'group:default/security');
  if (text === undefined) {
    return undefined;
  }
  if (RELATION.test(text)) {
    reader.report(
      at,
      `"${text}" is a relation, and approvers by relation are not supported yet. Name a group or a user, such as group:default/security.`,
    );
    return undefined;
  }
  return userOrGroup(text, at, reader);
}

/** A full ref of a user or group, as facts hold it. */
export function userOrGroup(
  text: string,
  at: string,
  reader: ConfigReader,
): EntityRef | undefined {
  const ref = canonicalRef(text);
  if (ref === undefined || !/^(user|group):/.test(ref)) {
    const name = /[^:/]+$/.exec(text.toLowerCase())?.[0] ?? 'security';
    const kind = text.toLowerCase().startsWith('user:') ? 'user' : 'group';
    reader.report(
      at,
      `"${text}" is not a full ref of a user or group. Write ${kind}:default/${name} or the like.`,
    );
    return undefined;
  }
  return ref;
}

/** Reads `{ approvers, count }`. */
export function readRequirement(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): Requirement | undefined {
  const object = reader.object(input, at, {
    keys: ['approvers', 'count'],
    example: EXAMPLE,
  });
  if (!object) {
    return undefined;
  }
  const refs = reader
    .list(object.approvers, `${at}.approvers`, {
      of: 'user and group refs',
      example: '[group:default/security]',
    })
    .map((one, index) =>
      readApprover(one, `${at}.approvers[${index}]`, reader),
    );
  const approvers = [
    ...new Set(refs.filter((ref): ref is EntityRef => ref !== undefined)),
  ];
  const { count } = object;
  if (
    typeof count !== 'number' ||
    !Number.isInteger(count) ||
    count < 1 ||
    count > MAX_COUNT
  ) {
    reader.report(
      `${at}.count`,
      `must be a whole number from 1 to ${MAX_COUNT}, but is ${
        count === undefined ? 'missing' : JSON.stringify(count)
      }. Write count: 1 for one approval.`,
    );
    return undefined;
  }
  if (
    approvers.length === refs.length &&
    approvers.length > 0 &&
    approvers.every(ref => ref.startsWith('user:')) &&
    count > approvers.length
  ) {
    reader.report(
      `${at}.count`,
      `asks for ${count} of ${approvers.length} people and could never be met. Name more approvers or lower the count.`,
    );
  }
  return approvers.length > 0 ? { approvers, count } : undefined;
}

/** Reads a list of requirements that all have to be met. */
export function readRequirements(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): Requirement[] {
  return reader
    .list(input, at, { of: 'requirements', example: `[${EXAMPLE}]` })
    .map((one, index) => readRequirement(one, `${at}[${index}]`, reader))
    .filter((one): one is Requirement => one !== undefined);
}
