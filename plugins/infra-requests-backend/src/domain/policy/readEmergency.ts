import type {
  EntityRef,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { EmergencyTerms } from '../types';
import { readDuration } from './readDuration';
import { readReference } from './readReference';
import {
  readApprovers,
  readRequirements,
  type ApproverContext,
} from './requirement';

const KEYS = [
  'requirements',
  'incident',
  'reviewWithin',
  'reviewers',
  'escalateTo',
];
const EXAMPLE =
  '{ requirements: [{ approvers: [group:default/sre], count: 1 }] }';

const REVIEW_WITHIN = 'PT24H';
const INCIDENT = 'Incident';

export interface EmergencyContext extends ApproverContext {
  /** The tier's own stages. */
  stages: Stage[];
  /** Those of the strictest tier. */
  strictest: Stage[];
}

const approversOf = (stages: Stage[]): EntityRef[] => [
  ...new Set(
    stages.flatMap(stage => stage.requirements).flatMap(one => one.approvers),
  ),
];

/** Reads the shorter way for emergencies; what it does not say is filled in. */
export function readEmergency(
  input: JsonValue | undefined,
  at: string,
  context: EmergencyContext,
): EmergencyTerms | undefined {
  if (input === undefined) {
    return undefined;
  }
  const { reader } = context;
  const emergency = reader.object(input, at, { keys: KEYS, example: EXAMPLE });
  if (!emergency) {
    return undefined;
  }
  const people = (key: keyof JsonObject & string, otherwise: Stage[]) =>
    emergency[key] === undefined
      ? approversOf(otherwise)
      : readApprovers(emergency[key], `${at}.${key}`, context).approvers;
  return {
    requirements: readRequirements(
      emergency.requirements,
      `${at}.requirements`,
      context,
    ),
    incident:
      emergency.incident === undefined
        ? { title: INCIDENT }
        : readReference(emergency.incident, `${at}.incident`, {
            reader,
            keys: ['title', 'pattern'],
            example: "{ title: Incident, pattern: 'INC-\\d+' }",
            title: INCIDENT,
          }),
    reviewWithin:
      readDuration(emergency.reviewWithin, `${at}.reviewWithin`, {
        reader,
        example: REVIEW_WITHIN,
      }) ?? REVIEW_WITHIN,
    reviewers: people('reviewers', context.stages),
    escalateTo: people('escalateTo', context.strictest),
  };
}
