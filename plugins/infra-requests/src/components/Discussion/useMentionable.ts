import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAnswer } from '../../hooks/useAnswer';
import { personOf } from '../People/knownPeople';

const MAX_SHOWN = 8;

const NAMES = ['metadata.name', 'metadata.title', 'spec.profile.displayName'];

const KINDS = ['User', 'Group'];

/** The users and groups of the catalog whose names have a text in them; nobody while nothing is looked for. */
export function useMentionable(term: string | undefined) {
  const catalog = useApi(catalogApiRef);
  const find = useCallback(
    async (text: string) => {
      const { items } = await catalog.queryEntities({
        filter: { kind: KINDS },
        fields: ['kind', 'metadata', 'spec.profile'],
        fullTextFilter: { term: text, fields: NAMES },
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MAX_SHOWN,
      });
      return {
        term: text,
        people: items.map(entity => ({
          ...personOf(entity),
          isGroup: entity.kind === 'Group',
        })),
      };
    },
    [catalog],
  );
  const { answer } = useAnswer({ question: term, ask: find });
  return term === undefined ? [] : answer?.people ?? [];
}

export type Mentionable = ReturnType<typeof useMentionable>[number];
