import {
  RELATION_OWNED_BY,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import {
  entityMatches,
  kindMatches,
  type CatalogFilter,
} from './catalogFilter';
import { formFields, type FormField } from './formFields';

/** Answers that a form starts with, by the names of its parameters. */
export type Prefill = Record<string, string>;

const PICKERS = ['EntityPicker', 'OwnedEntityPicker'];
const OWNER_PICKERS = ['OwnerPicker', 'MyGroupsPicker'];

/** What pickers offer where nothing is said. */
const USUAL: Record<string, CatalogFilter | undefined> = {
  MyGroupsPicker: { kind: 'Group' },
  OwnerPicker: { kind: ['Group', 'User'] },
};

/** What groups and people are asked for is asked for as theirs. */
const OWNER_KINDS = ['group', 'user'];

/**
 * How a type's form is answered by the entity that a request is to be for: the field that picks such entities with
 * it, and the one for the owner with its owner. Undefined where no field takes it.
 */
export function prefillFor(
  type: RequestType,
  entity: Entity,
): Prefill | undefined {
  const fields = formFields(type);
  const isOwner = OWNER_KINDS.includes(lower(entity.kind));
  const own = firstOf(
    fields.filter(
      field =>
        (isOwner ? OWNER_PICKERS : PICKERS).includes(field.picker ?? '') &&
        takes(field, entity),
    ),
  );
  if (!own) {
    return undefined;
  }
  const owner = isOwner ? undefined : ownerOf(entity);
  const ownerField =
    owner &&
    firstOf(
      fields.filter(
        field =>
          OWNER_PICKERS.includes(field.picker ?? '') &&
          kindMatches(filterOf(field), parseEntityRef(owner).kind),
      ),
    );
  return {
    [own.name]: lower(stringifyEntityRef(entity)),
    ...(owner && ownerField ? { [ownerField.name]: owner } : {}),
  };
}

/** A field that has to be answered is what the form is about. */
function firstOf(fields: FormField[]): FormField | undefined {
  return fields.find(({ required }) => required) ?? fields.at(0);
}

function takes(field: FormField, entity: Entity): boolean {
  return entityMatches(filterOf(field), entity);
}

function filterOf({ picker, options }: FormField): CatalogFilter {
  const kinds = options.allowedKinds;
  const usual = USUAL[picker ?? ''] ?? {};
  return (options.catalogFilter ??
    (Array.isArray(kinds) ? { kind: kinds } : usual)) as CatalogFilter;
}

function ownerOf(entity: Entity): string | undefined {
  const related = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const named = entity.spec?.owner;
  if (related || typeof named !== 'string') {
    return related;
  }
  const { namespace } = getCompoundEntityRef(entity);
  return lower(
    stringifyEntityRef(
      parseEntityRef(named, {
        defaultKind: 'group',
        defaultNamespace: namespace,
      }),
    ),
  );
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
