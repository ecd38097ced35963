import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { isNamed } from '../policy/namedApprovers';
import type { Asked } from './approvalsAsked';
import type { Finding } from './Finding';

/** Stages of which fewer people decide than have to reject, so that nobody can ever reject there. */
export function unrejectable(
  { facts, decision }: Asked,
  people: Map<EntityRef, EntityRef[]>,
): Finding[] {
  const { id, title, terms } = decision.tier;
  const { rejections, escalate, emergency } = terms;
  const joining = escalate.flatMap(({ to }) => to);
  const stages = [
    ...decision.stages,
    ...(emergency
      ? [{ name: 'emergency', requirements: emergency.requirements }]
      : []),
  ];
  return stages.flatMap(({ name, requirements }): Finding[] => {
    const refs = [
      ...requirements.flatMap(({ approvers }) => approvers),
      ...joining,
    ];
    const there = new Set(refs.flatMap(ref => people.get(ref) ?? [])).size;
    // Where nobody is there at all, nobody could approve either, which is a finding of its own.
    const isKnown = refs.every(isNamed) && there > 0;
    return isKnown && there < rejections
      ? [
          {
            code: 'dead-end',
            severity: 'warning',
            tier: id,
            otherRules: [],
            message: `Nobody can ever reject in the stage "${name}" of the tier "${title}": ${rejections} people have to, and ${
              there === 1 ? 'only 1 person decides' : `only ${there} decide`
            } there. Write a lower number at "rejections".`,
            facts,
            mention: [],
          },
        ]
      : [];
  });
}
