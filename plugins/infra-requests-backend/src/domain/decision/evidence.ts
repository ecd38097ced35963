import type { CheckResult } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type { Asked } from './asked';

type Checked = { checks?: CheckResult[] };

/** The digests of the documents that an approval covers, by check; undefined where there are none. */
export function evidenceOf({ checks = [] }: Checked): JsonObject | undefined {
  const digests = checks.flatMap(
    ({ id, evidence = [] }): [string, string[]][] =>
      evidence.length > 0 ? [[id, evidence.map(({ digest }) => digest)]] : [],
  );
  return digests.length > 0 ? Object.fromEntries(digests) : undefined;
}

/**
 * The checks whose documents are not those that people approved. What is automatic was approved by nobody, so there it
 * does not matter.
 */
export function checksWithOtherEvidence(
  approved: Checked,
  now: Pick<Asked, 'checks' | 'evaluation'>,
): string[] {
  if (now.evaluation.outcome === 'automatic') {
    return [];
  }
  const before = evidenceOf(approved) ?? {};
  const after = evidenceOf(now) ?? {};
  return Object.keys({ ...before, ...after }).filter(
    id => JSON.stringify(before[id]) !== JSON.stringify(after[id]),
  );
}
