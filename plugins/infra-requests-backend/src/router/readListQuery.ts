import type { EffectState } from '@infra-requests/plugin-infra-requests-common';
import { z } from 'zod';
import { fullRef } from '../domain/catalogue/parameters';
import { InvalidRequestError } from '../service/InvalidRequestError';
import type { ListQuery } from '../service/RequestQueries';
import type { ChangedRequestsQuery } from '../store/BacktestStore';

const many = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat())
  .optional();

/** A service that asked: no entity, and its name is its own. */
const SERVICE = /^(external|plugin):[^/]*$/;

/** In full, as they are stored; a short one means the same here as in a form or for an owner's spend. */
const refs = (name: string, defaultKind: string) =>
  many.transform(given =>
    given?.map(text => {
      const ref = SERVICE.test(text) ? text : fullRef(text, defaultKind);
      if (ref === undefined) {
        throw new InvalidRequestError([
          {
            field: `/query/${name}`,
            message: `is "${text}", which is not an entity ref such as ${defaultKind}:default/name`,
          },
        ]);
      }
      return ref;
    }),
  );

/** The query of a list as Express parsed it; openapi.yaml has already checked names and values. */
const listQuerySchema = z.object({
  scope: z
    .enum(['mine', 'inbox', 'team', 'decided', 'reviews', 'all'])
    .default('all'),
  state: many,
  type: many,
  environment: many,
  tier: many,
  owner: refs('owner', 'group'),
  entity: refs('entity', 'component'),
  requester: refs('requester', 'user'),
  running: z.union([z.boolean(), z.stringbool()]).optional(),
  q: z.string().optional(),
  order: z
    .enum(['newest', 'oldest', 'updated', 'costliest', 'due', 'urgent'])
    .default('newest'),
  limit: z.coerce.number().int().default(20),
  cursor: z.string().optional(),
});

export function readListQuery(query: unknown): Omit<ListQuery, 'permitted'> {
  return listQuerySchema.parse(query) as Omit<ListQuery, 'permitted'>;
}

const changedRequestsQuerySchema = z.object({
  change: z.enum(['laxer', 'stricter', 'rejected-now-automatic']).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  limit: z.coerce.number().int().default(20),
  cursor: z.string().optional(),
});

export function readChangedRequestsQuery(
  query: unknown,
): Omit<ChangedRequestsQuery, 'permitted'> {
  return changedRequestsQuerySchema.parse(query);
}

const effectState = z.enum(['failing', 'dead']);

const effectsQuerySchema = z.object({
  state: z
    .union([effectState, z.array(effectState)])
    .transform(value => [value].flat())
    .default(['failing', 'dead']),
  limit: z.coerce.number().int().default(50),
});

export function readEffectsQuery(query: unknown): {
  state: EffectState[];
  limit: number;
} {
  return effectsQuerySchema.parse(query);
}
