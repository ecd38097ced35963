import { createHash } from 'node:crypto';
import {
  RELATION_OWNED_BY,
  parseEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CheckAnswer } from '@infra-requests/plugin-infra-requests-node';
import canonicalize from 'canonicalize';

/** Where TechDocs finds what is written about an entity. */
const DOCS_ANNOTATION = 'backstage.io/techdocs-ref';

/** What is looked at, and nothing of an entity that changes by itself. */
interface LookedAt {
  ref: string;
  owners: string[];
  lifecycle?: string;
  documentation: string[];
}

/** Whether a service can be looked after once it runs: somebody owns it, it is not on its way out, and people find what is written about it. */
export function readinessOf(ref: string, entity: Entity): CheckAnswer {
  const lookedAt = look(ref, entity);
  const { owners, lifecycle, documentation } = lookedAt;
  const wrong = [
    ...(owners.length === 0 ? ['nobody owns it'] : []),
    ...(lifecycle === 'deprecated' ? ['it is deprecated'] : []),
  ];
  const doubtful =
    documentation.length === 0 ? ['nothing is written about it'] : [];
  const found = [...wrong, ...doubtful];
  return {
    outcome: outcomeOf(wrong, doubtful),
    summary:
      found.length === 0
        ? 'It has an owner and documentation, and is not deprecated.'
        : `In the catalog, ${new Intl.ListFormat('en').format(found)}.`,
    facts: {
      hasOwner: owners.length > 0,
      isDocumented: documentation.length > 0,
      ...(lifecycle === undefined ? {} : { lifecycle }),
    },
    evidence: [
      {
        title: 'What the catalog says of the service',
        url: pageOf(ref),
        digest: createHash('sha256')
          .update(canonicalize(lookedAt)!)
          .digest('hex'),
      },
    ],
  };
}

function outcomeOf(wrong: string[], doubtful: string[]) {
  if (wrong.length > 0) {
    return 'failed';
  }
  return doubtful.length > 0 ? 'warning' : 'passed';
}

function look(
  ref: string,
  { metadata, spec, relations = [] }: Entity,
): LookedAt {
  const lifecycle = spec?.lifecycle;
  const docs = metadata.annotations?.[DOCS_ANNOTATION];
  return {
    ref,
    owners: relations
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef)
      .sort(),
    ...(typeof lifecycle === 'string' ? { lifecycle } : {}),
    documentation: [
      ...(docs === undefined ? [] : [docs]),
      ...(metadata.links ?? []).map(({ url }) => url),
    ].sort(),
  };
}

function pageOf(ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
