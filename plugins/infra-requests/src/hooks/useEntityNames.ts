import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  entityPresentationApiRef,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { isEntityRef } from '../components/EntityLinks/EntityLinks';

/** Nobody reads names while rows fly by. */
const SCROLL_PAUSE_MS = 200;

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** How the catalog calls entities, each looked up once and only when the question has stood for a moment. */
export function useEntityNames(refs: string[]): ReadonlyMap<string, string> {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  const [names, setNames] = useState(NO_NAMES);
  const unknown = [...new Set(refs)]
    .filter(ref => isEntityRef(ref) && !names.has(ref))
    .sort()
    .join(' ');

  useEffect(() => {
    if (!presentation || !unknown) {
      return undefined;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const found = await Promise.all(
        unknown.split(' ').map(async ref => {
          const { primaryTitle } = await presentation.forEntity(ref).promise;
          return [ref, primaryTitle] as const;
        }),
      );
      if (current) {
        setNames(before => new Map([...before, ...found]));
      }
    }, SCROLL_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [presentation, unknown]);
  return names;
}

/** An entity without asking the catalog: "payments" of group:default/payments. */
export function plainName(ref: string, defaultKind = 'group'): string {
  return isEntityRef(ref)
    ? humanizeEntityRef(parseEntityRef(ref), { defaultKind })
    : ref;
}
