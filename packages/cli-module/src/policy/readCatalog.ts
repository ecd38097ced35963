import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import {
  askedOfNamed,
  deadEnds,
  type Facts,
} from '@infra-requests/plugin-infra-requests-backend/policy';
import { parseAllDocuments } from 'yaml';
import { readText, yamlMessage } from './readText';
import { together, WrongInput } from './WrongInput';

/** Users and groups by ref, as catalog files say; what a processor of the portal adds is not known here. */
export interface CatalogFiles {
  /** Everybody behind each ref: the user, or the members of the group and its child groups. */
  peopleBehind(refs: string[]): Map<string, string[]>;
  /** How people call a user or group. */
  nameOf(ref: string): string;
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];

const refOf = (name: string, kind: string) =>
  stringifyEntityRef(
    parseEntityRef(name, { defaultKind: kind, defaultNamespace: 'default' }),
  );

/** @throws WrongInput if a file is not there or is not a list of catalog entities */
export async function readCatalog(files: string[]): Promise<CatalogFiles> {
  const found = await together(...files.map(readEntities));
  return catalogOf(
    new Map(found.flat().map(entity => [stringifyEntityRef(entity), entity])),
  );
}

/** Nothing if no file is named. @throws WrongInput */
export const catalogIn = async (
  files: string[],
): Promise<CatalogFiles | undefined> =>
  files.length > 0 ? readCatalog(files) : undefined;

async function readEntities(file: string): Promise<Entity[]> {
  const wrong = (message: string) => new WrongInput({ path: file, message });
  const entities = parseAllDocuments(await readText(file)).flatMap(document => {
    if (document.errors.length > 0) {
      throw wrong(yamlMessage(document.errors[0]));
    }
    const entity = document.toJS() as Entity | null;
    if (entity === null) {
      return [];
    }
    if (!entity.kind || !entity.metadata?.name) {
      throw wrong(
        'holds something that is no catalog entity: every document needs kind and metadata.name.',
      );
    }
    return [entity];
  });
  if (entities.length === 0) {
    throw wrong('holds no entity. Name the files of your users and groups.');
  }
  return entities;
}

function catalogOf(entities: Map<string, Entity>): CatalogFiles {
  const below = new Map<string, Set<string>>();
  const add = (group: string, member: string) =>
    below.set(group, (below.get(group) ?? new Set()).add(member));
  for (const [ref, { kind, spec = {} }] of entities) {
    if (kind.toLocaleLowerCase('en-US') === 'user') {
      listOf(spec.memberOf).forEach(group => add(refOf(group, 'group'), ref));
    }
    if (kind.toLocaleLowerCase('en-US') === 'group') {
      listOf(spec.members).forEach(user => add(ref, refOf(user, 'user')));
      listOf(spec.children).forEach(child => add(ref, refOf(child, 'group')));
      if (typeof spec.parent === 'string') {
        add(refOf(spec.parent, 'group'), ref);
      }
    }
  }

  const peopleUnder = (ref: string): string[] => {
    const seen = new Set([ref]);
    for (const one of seen) {
      below.get(one)?.forEach(member => seen.add(member));
    }
    return [...seen].filter(
      one => one.startsWith('user:') && entities.has(one),
    );
  };
  return {
    peopleBehind: refs => new Map(refs.map(ref => [ref, peopleUnder(ref)])),
    nameOf: ref => {
      const entity = entities.get(ref);
      const profile = entity?.spec?.profile as
        | { displayName?: string }
        | undefined;
      return (
        profile?.displayName ??
        entity?.metadata.title ??
        ref.replace(/^[^:]*:default\//, '')
      );
    },
  };
}

/** Why nobody could approve, were the catalog as its files say; whom only a real request tells is left out. */
export function blockersOf(
  catalog: CatalogFiles,
  judged: { evaluation: Evaluation; facts: Facts },
): string[] {
  const { distinct } = judged.evaluation;
  const stages = askedOfNamed(judged.evaluation.stages);
  const requester = judged.facts.values.requester as
    | { ref?: string }
    | undefined;
  return deadEnds({
    stages,
    distinct,
    people: catalog.peopleBehind(
      stages.flatMap(stage => stage.requirements.flatMap(one => one.approvers)),
    ),
    involved: requester?.ref === undefined ? [] : [requester.ref],
  });
}
