import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { propertySchema } from './fieldLabels';
import { isSecret } from './hiddenSecrets';

/** How an answer is shown before it is submitted. */
export interface Review {
  /** Not shown at all. */
  hidden: boolean;
  /** Shown in place of what was answered. */
  mask?: string;
  name?: string;
}

const SECRET = '******';

/** What a parameter's schema says of its review, with the Scaffolder's own keywords; a secret is masked in any case. */
export function reviewOf(type: RequestType, path: string[]): Review {
  let schema: unknown = type.parameters.map(step => step.schema);
  const review: Review = { hidden: false };
  for (const name of path) {
    const property = propertySchema(schema, name);
    const own = wishesOf(property);
    review.hidden ||= own.show === false;
    review.mask ??= own.mask ?? (isSecret(property) ? SECRET : undefined);
    review.name = own.name;
    schema = property;
  }
  return review;
}

type Wishes = { show?: boolean; mask?: string; name?: string };

function wishesOf(property: Record<string, unknown> | undefined): Wishes {
  const backstage = property?.['ui:backstage'] as
    | { review?: Wishes }
    | undefined;
  return backstage?.review ?? {};
}
