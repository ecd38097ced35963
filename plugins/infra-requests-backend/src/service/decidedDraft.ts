import type {
  CheckResult,
  CostEstimate,
  Evaluation,
  FieldProblem,
  Preview,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { subjectOf } from '../domain/catalogue/subject';
import type { Asked } from '../domain/decision/asked';
import type { emergencyWay } from '../domain/decision/emergencyWay';
import { addInCalendar } from '../domain/policy/calendarTime';
import type { Facts, Terms } from '../domain/types';
import type { ReadDraft } from './readDraft';

/** What the policy makes of a draft, with everything that depends on who asks and for what. */
export interface DecidedDraft {
  facts: Facts;
  cost: CostEstimate;
  /** Absent where no check looks at it. */
  checks?: CheckResult[];
  evaluation: Evaluation;
  terms: Terms;
  /** Those of the policy, with relations resolved. */
  stages: Stage[];
  /** The tier's way for emergencies, where it is taken. */
  way: ReturnType<typeof emergencyWay>;
  /** What is wrong for that way alone. */
  problems: FieldProblem[];
}

/** All that a revision consists of. */
export function askedOf(draft: ReadDraft, decided: DecidedDraft): Asked {
  const { facts, cost, checks, evaluation, terms, stages, way } = decided;
  return {
    type: draft.type.id,
    typeTitle: draft.type.title,
    action: draft.action,
    environment: draft.environment,
    owner: draft.owner ?? '',
    requestedFor: draft.requestedFor,
    entity: draft.entityRef,
    subject: subjectOf(draft.type, draft.parameters),
    involved: draft.involved,
    justification: draft.justification,
    emergency: draft.emergency,
    incident: draft.incident,
    notBefore: draft.notBefore,
    lease: draft.lease,
    parameters: draft.parameters,
    cost,
    checks,
    facts,
    evaluation,
    terms,
    stages: way?.stages ?? stages,
    breakGlass: way?.breakGlass,
  };
}

/** By when it would have to be decided if it were submitted now. */
export function presentDeadline(
  { evaluation, terms }: DecidedDraft,
  now: Date,
): Preview['deadline'] {
  const { due, onTimeout, calendar } = terms;
  const at =
    evaluation.outcome === 'approval' && due
      ? addInCalendar(now, due, calendar)
      : undefined;
  return at && { at: at.toISOString(), overdue: false, onTimeout };
}

/** What the tier offers in an emergency, and whether the draft takes it. */
export function presentEmergencyWay({
  evaluation,
  terms,
  way,
}: DecidedDraft): Preview['emergencyWay'] {
  const { emergency } = terms;
  return emergency && evaluation.outcome === 'approval'
    ? {
        taken: way !== undefined,
        requirements: emergency.requirements,
        incident: emergency.incident,
        reviewWithin: emergency.reviewWithin,
      }
    : undefined;
}
