import {
  isRelation,
  type EntityRef,
  type Requirement,
  type Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { Facts, Terms } from '../types';

/** For each relation the user or group that it leads to; undefined for one that leads to nobody. */
export type Relations = ReadonlyMap<EntityRef, EntityRef | undefined>;

/** Everybody who may have a say in a request: approvers, who joins them later, and reviewers. */
export function everyRef({
  stages,
  terms,
}: {
  stages: Stage[];
  terms?: Terms;
}): EntityRef[] {
  const { escalate = [], emergency } = terms ?? {};
  return [
    ...new Set([
      ...stages.flatMap(one => approversIn(one.requirements)),
      ...escalate.flatMap(step => step.to),
      ...approversIn(emergency?.requirements ?? []),
      ...(emergency?.reviewers ?? []),
      ...(emergency?.escalateTo ?? []),
    ]),
  ];
}

/** The stages with the users and groups to whom their relations lead. */
export function resolvedStages(stages: Stage[], relations: Relations): Stage[] {
  return stages.map(stage => ({
    ...stage,
    requirements: resolvedRequirements(stage.requirements, relations),
  }));
}

/** The terms with the users and groups to whom their relations lead; nobody joins through one that leads to nobody. */
export function resolvedTerms(terms: Terms, relations: Relations): Terms {
  const { escalate, emergency } = terms;
  return {
    ...terms,
    escalate: escalate
      .map(({ after, to }) => ({ after, to: led(to, relations) }))
      .filter(({ to }) => to.length > 0),
    ...(emergency
      ? {
          emergency: {
            ...emergency,
            requirements: resolvedRequirements(
              emergency.requirements,
              relations,
            ),
            reviewers: approversFor(emergency.reviewers, relations),
            escalateTo: led(emergency.escalateTo, relations),
          },
        }
      : {}),
  };
}

/** Relations of which cannot be said yet where they lead, since the facts they depend on are not known. */
export function openRelations({ values, unknown }: Facts): EntityRef[] {
  return [
    ...(values.owner === undefined ? ['owner', 'owner.parent'] : []),
    ...(values.entity === undefined && unknown.entity !== undefined
      ? ['entity.owner']
      : []),
  ];
}

function approversIn(requirements: Requirement[]): EntityRef[] {
  return requirements.flatMap(one => one.approvers);
}

function resolvedRequirements(
  requirements: Requirement[],
  relations: Relations,
): Requirement[] {
  return requirements.map(requirement => ({
    ...requirement,
    approvers: approversFor(requirement.approvers, relations),
  }));
}

/**
 * A relation that leads to nobody takes nothing from the others beside it. Alone it stays as it is written: nobody is
 * behind it, so the requirement cannot be met, and whoever says so can name it.
 */
function approversFor(refs: EntityRef[], relations: Relations): EntityRef[] {
  const found = led(refs, relations);
  return found.length > 0 ? found : refs;
}

function led(refs: EntityRef[], relations: Relations): EntityRef[] {
  const found = refs
    .map(ref => (isRelation(ref) ? relations.get(ref) : ref))
    .filter(ref => ref !== undefined);
  return [...new Set(found)];
}
