import type {
  EntityRef,
  Evaluation,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { matchesPattern } from '../policy/referencePattern';
import type { Terms } from '../types';

/** The shorter way of a tier, where it has one and the request is an emergency; undefined where it is not taken. */
export function emergencyWay(options: {
  evaluation: Pick<Evaluation, 'outcome'>;
  /** The normal ones, with relations resolved. */
  stages: Stage[];
  terms: Pick<Terms, 'emergency'>;
  emergency: boolean | undefined;
}): { stages: Stage[]; breakGlass: { skipped: EntityRef[] } } | undefined {
  const { evaluation, stages, terms, emergency } = options;
  if (!emergency || !terms.emergency || evaluation.outcome !== 'approval') {
    return undefined;
  }
  const { requirements } = terms.emergency;
  const asked = new Set(requirements.flatMap(one => one.approvers));
  const normal = stages.flatMap(stage =>
    stage.requirements.flatMap(one => one.approvers),
  );
  return {
    stages: [{ name: 'emergency', requirements }],
    breakGlass: {
      skipped: [...new Set(normal)].filter(ref => !asked.has(ref)),
    },
  };
}

/** What is wrong with the reference of the incident, which the shorter way needs. */
export function incidentProblem(
  { emergency }: Pick<Terms, 'emergency'>,
  incident?: string,
): string | undefined {
  if (!emergency) {
    return undefined;
  }
  const { title, pattern } = emergency.incident;
  if (!incident?.trim()) {
    return `is needed in an emergency: ${title}.`;
  }
  return pattern !== undefined && !matchesPattern(pattern, incident)
    ? `is not as it has to be written: ${title}, in the form ${pattern}.`
    : undefined;
}
