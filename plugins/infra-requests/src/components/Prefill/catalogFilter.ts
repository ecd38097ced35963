import type { Entity } from '@backstage/catalog-model';

type Wanted = string | string[] | { exists?: boolean };

/** As pickers of the Scaffolder have it: every key of one of the records has to match. */
export type CatalogFilter = Record<string, Wanted> | Record<string, Wanted>[];

/** Whether a picker with this filter offers an entity. Texts compare as in the catalog, without regard to case. */
export function entityMatches(filter: CatalogFilter, entity: Entity): boolean {
  return alternatives(filter).some(record =>
    Object.entries(record).every(([path, wanted]) =>
      isWanted(wanted, valuesAt(path, entity)),
    ),
  );
}

/** Whether a picker with this filter can offer entities of a kind. */
export function kindMatches(filter: CatalogFilter, kind: string): boolean {
  return alternatives(filter).some(
    record => record.kind === undefined || isWanted(record.kind, [kind]),
  );
}

function alternatives(filter: CatalogFilter): Record<string, Wanted>[] {
  return Array.isArray(filter) ? filter : [filter];
}

function isWanted(wanted: Wanted, values: string[]): boolean {
  if (typeof wanted === 'object' && !Array.isArray(wanted)) {
    return values.length > 0 === (wanted.exists ?? true);
  }
  const any = [wanted].flat().map(lower);
  return values.some(value => any.includes(lower(value)));
}

function valuesAt(path: string, entity: Entity): string[] {
  const [root, ...type] = path.split('.');
  if (root === 'relations') {
    return (entity.relations ?? [])
      .filter(relation => lower(relation.type) === lower(type.join('.')))
      .map(({ targetRef }) => targetRef);
  }
  return found(entity, path.split('.'));
}

/** Names of labels and annotations have dots themselves, so every way to divide the path is tried. */
function found(value: unknown, path: string[]): string[] {
  if (path.length === 0) {
    return [value]
      .flat()
      .filter(one => ['string', 'number', 'boolean'].includes(typeof one))
      .map(String);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return path.flatMap((_, index) => {
    const key = lower(path.slice(0, index + 1).join('.'));
    return Object.entries(value)
      .filter(([name]) => lower(name) === key)
      .flatMap(([, inner]) => found(inner, path.slice(index + 1)));
  });
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
