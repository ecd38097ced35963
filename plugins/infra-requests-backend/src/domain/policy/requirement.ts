import {
  RELATIONS,
  isRelation,
  resolverOf,
  type EntityRef,
  type Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonValue } from '@backstage/types';
import { likelyMeant, suggest } from '../configuration/configProblem';
import type { ConfigReader } from '../configuration/configReader';
import { canonicalRef } from './accepts';

const EXAMPLE = '{ approvers: [group:default/security], count: 1 }';
const RELATED = /^(owner|requester|entity)(\.[a-zA-Z]+)*$/;

/** Far more people than any decision takes; a larger count is a typing mistake. */
const MAX_COUNT = 50;

/** As long as the API takes a ref. */
const MAX_REF = 300;

/** What approvers can be besides users and groups. */
export interface ApproverContext {
  reader: ConfigReader;
  /** Whether some request type declares an entity, which then has an owner. */
  hasEntity: boolean;
  /** Ids of the resolvers that there are; without it, there may be any. */
  resolvers?: readonly string[];
}

const looksLikeRelation = (text: string) =>
  RELATED.test(text) || likelyMeant(text, RELATIONS) !== undefined;

function readApprover(
  input: JsonValue,
  at: string,
  context: ApproverContext,
): EntityRef | undefined {
  const { reader } = context;
  const text = reader.text(input, at, 'group:default/security');
  if (text === undefined) {
    return undefined;
  }
  if (text.startsWith('resolver:')) {
    return readResolverRef(text, at, context);
  }
  return looksLikeRelation(text)
    ? readRelation(text, at, context)
    : userOrGroup(text, at, reader);
}

function readRelation(
  text: string,
  at: string,
  { reader, hasEntity }: ApproverContext,
): EntityRef | undefined {
  if (!isRelation(text)) {
    reader.report(
      at,
      `"${text}" is neither a relation nor the full ref of a user or group. ${suggest(
        text,
        RELATIONS,
      )} Or name a group or a user, such as group:default/security.`,
    );
    return undefined;
  }
  if (text === 'entity.owner' && !hasEntity) {
    reader.report(
      at,
      'there is never an entity to have an owner, because no request type declares one. Add entity: { parameter: name } to a request type, or write owner for the owning group.',
    );
    return undefined;
  }
  return text;
}

function readResolverRef(
  text: string,
  at: string,
  { reader, resolvers }: ApproverContext,
): EntityRef | undefined {
  const resolver = resolverOf(text);
  if (resolver === undefined) {
    reader.report(
      at,
      `"${text}" must name a resolver in kebab-case and what it is asked for. Write resolver:on-call/payments or the like.`,
    );
    return undefined;
  }
  if (text.length > MAX_REF) {
    reader.report(
      at,
      `is ${text.length} characters long where ${MAX_REF} are allowed. Shorten it.`,
    );
    return undefined;
  }
  if (resolvers && !resolvers.includes(resolver.id)) {
    reader.report(
      at,
      resolvers.length === 0
        ? `there is no approver resolver "${resolver.id}". Add the backend module that brings it, or name a group or user.`
        : `there is no approver resolver "${resolver.id}". ${suggest(
            resolver.id,
            resolvers,
          )} Or add the backend module that brings it.`,
    );
    return undefined;
  }
  return text;
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

/** Reads refs of users and groups, relations and resolver refs, each kept once. */
export function readApprovers(
  input: JsonValue | undefined,
  at: string,
  context: ApproverContext,
): { approvers: EntityRef[]; complete: boolean } {
  const refs = context.reader
    .list(input, at, {
      of: 'user and group refs',
      example: '[group:default/security]',
    })
    .map((one, index) => readApprover(one, `${at}[${index}]`, context));
  const known = refs.filter((ref): ref is EntityRef => ref !== undefined);
  return {
    approvers: [...new Set(known)],
    complete: known.length === refs.length,
  };
}

/** Reads `{ approvers, count }`. */
export function readRequirement(
  input: JsonValue,
  at: string,
  context: ApproverContext,
): Requirement | undefined {
  const { reader } = context;
  const object = reader.object(input, at, {
    keys: ['approvers', 'count'],
    example: EXAMPLE,
  });
  if (!object) {
    return undefined;
  }
  const { approvers, complete } = readApprovers(
    object.approvers,
    `${at}.approvers`,
    context,
  );
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
    complete &&
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
  context: ApproverContext,
): Requirement[] {
  return context.reader
    .list(input, at, { of: 'requirements', example: `[${EXAMPLE}]` })
    .map((one, index) => readRequirement(one, `${at}[${index}]`, context))
    .filter((one): one is Requirement => one !== undefined);
}
