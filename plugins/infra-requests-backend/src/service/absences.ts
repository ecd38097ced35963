import type {
  Absence,
  EntityRef,
  Person,
  StageProgress,
} from '@infra-requests/plugin-infra-requests-common';
import type { DelegationRecord } from '../store/DelegationStore';

export type Absences = Map<EntityRef, Absence>;

/** Who is away, until when, and who decides meanwhile. */
export function absencesOf(
  delegations: readonly DelegationRecord[],
  nameOf: (delegate: EntityRef) => string | undefined,
): Absences {
  return new Map(
    delegations.map(({ delegator, delegate, until }) => [
      delegator,
      {
        until: until.toISOString(),
        delegate,
        delegateName: nameOf(delegate),
      },
    ]),
  );
}

/** The same people, those who are away marked as such. */
export function withAbsences(people: Person[], absences: Absences): Person[] {
  return people.map(person => {
    const away = absences.get(person.ref);
    return away ? { ...person, away } : person;
  });
}

/** The same stages, with those marked who are away. */
export function stagesWithAbsences(
  stages: StageProgress[],
  absences: Absences,
): StageProgress[] {
  return stages.map(stage => ({
    ...stage,
    requirements: stage.requirements.map(requirement => ({
      ...requirement,
      candidates:
        requirement.candidates &&
        withAbsences(requirement.candidates, absences),
    })),
  }));
}
