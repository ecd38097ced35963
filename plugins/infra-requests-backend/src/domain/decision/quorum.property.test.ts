import * as fc from 'fast-check';
import { canBeMet, mostFilled } from './__testUtils__/oracle';
import {
  aVote,
  anEvaluation,
  groupRef,
  userRef,
} from './__testUtils__/requests';
import { NAMES, world, type World } from './__testUtils__/randomDecisions';
import { deadEnds } from './deadEnds';
import { matchVotes } from './quorum';

/** Everybody approves every stage, each through all groups and as themselves. */
function everybodyApproves(scene: World, except: string[] = []) {
  const [{ distinct, stages }] = scene.tiers;
  return {
    evaluation: anEvaluation({ distinct }),
    stages: stages.map((requirements, index) => ({
      name: `stage ${index + 1}`,
      requirements,
    })),
    votes: stages.flatMap((_, stage) =>
      NAMES.map((name, index) =>
        aVote(name, scene.groups[index], {
          stage,
          memberships: [userRef(name), ...scene.groups[index].map(groupRef)],
        }),
      ).filter((_vote, index) => !except.includes(NAMES[index])),
    ),
  };
}

describe('matchVotes with random people', () => {
  it('fills as much as any assignment could, each place with somebody who may', () => {
    fc.assert(
      fc.property(
        world,
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        (scene, cast) => {
          const everybody = everybodyApproves(scene);
          const votes = everybody.votes.filter((_, index) => cast[index]);
          const tally = { ...everybody, votes };
          const matches = matchVotes(tally);

          const places = matches.flatMap((requirements, stage) =>
            requirements.flatMap(({ filledBy, approvers }) =>
              filledBy.map(person => ({ person, approvers, stage })),
            ),
          );
          expect(places).toHaveLength(mostFilled(tally));
          for (const { person, approvers, stage } of places) {
            const vote = votes.find(
              one => one.voter === person && one.stage === stage,
            );
            expect(
              vote?.memberships.filter(ref => approvers.includes(ref)),
            ).not.toHaveLength(0);
          }
          const people = tally.evaluation.distinct
            ? [places.map(({ person }) => person)]
            : matches.flat().map(({ filledBy }) => filledBy);
          people.forEach(one => expect(new Set(one).size).toBe(one.length));
          matches.flat().forEach(({ count, filledBy, missing }) => {
            expect(missing).toBe(count - filledBy.length);
            expect(missing).toBeGreaterThanOrEqual(Math.min(0, count));
          });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('deadEnds with random people', () => {
  it('finds something exactly where no assignment of people could approve', () => {
    const found = new Set<boolean>();
    fc.assert(
      fc.property(world, scene => {
        const tally = everybodyApproves(scene, ['dana']);
        const groups = new Set(scene.groups.flat());
        const problems = deadEnds({
          stages: tally.stages,
          distinct: tally.evaluation.distinct,
          people: new Map([
            ...NAMES.map(
              name => [userRef(name), [userRef(name)]] as [string, string[]],
            ),
            ...[...groups].map(
              group =>
                [
                  groupRef(group),
                  NAMES.filter((_, index) =>
                    scene.groups[index].includes(group),
                  ).map(userRef),
                ] as [string, string[]],
            ),
          ]),
          involved: [userRef('dana')],
        });
        const possible = canBeMet(tally, tally.stages.length - 1);
        found.add(possible);
        expect(problems.length === 0).toBe(possible);
      }),
      { numRuns: 1000 },
    );
    expect(found).toEqual(new Set([true, false]));
  });
});
