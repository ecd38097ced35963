import * as fc from 'fast-check';
import { CASES, SEED } from './__testUtils__/cases';
import { WorldPlayer } from './__testUtils__/playWorld';
import { world, type Step, type World } from './__testUtils__/randomDecisions';
import type { RequestRecord } from '../types';

const look: Step = {
  who: 'dana',
  after: 0,
  behind: 0,
  read: 0,
  does: 'run-due-steps',
};

/** All clocks agree: on a replica that is behind, less time has passed. */
const inTime = (scene: World): World => ({
  ...scene,
  steps: scene.steps
    .filter(({ does }) => does !== 'run-due-steps')
    .map(step => ({ ...step, behind: 0 })),
});

/** What came before a deadline that nobody noted in time is of no use to anybody any more, such as who joined then. */
const isOver = ({ state }: RequestRecord) =>
  ['expired', 'rejected'].includes(state);

/** What a request is, apart from when that was written down and in how many steps. */
function whatItIs(request: RequestRecord) {
  const { stages, votes, lateVotes, review } = request;
  const over = isOver(request);
  return {
    state: request.state,
    revision: request.revision,
    digest: request.digest,
    activeStage: request.activeStage,
    editors: request.editors,
    stages: over
      ? undefined
      : stages.map(({ name, requirements, reminders, escalations }) => ({
          name,
          requirements,
          reminders,
          escalations: escalations?.map(({ step, to }) => ({ step, to })),
        })),
    votes: votes.map(({ at, ...vote }) => vote),
    lateVotes: over ? undefined : lateVotes?.map(({ at, ...vote }) => vote),
    review: review && {
      state: review.state,
      reviewers: review.reviewers,
      approvedBy: review.approvedBy,
      isOverdue: review.overdueAt !== undefined,
      reviewedBy: review.reviewedBy,
    },
  };
}

/** Tells a story in which time is looked at so often before each step, and what became of it after each. */
function tell(scene: World, looks: number[]) {
  const player = new WorldPlayer(scene);
  const became = scene.steps.map((step, index) => {
    const often = looks[index % looks.length];
    const before = Array.from({ length: often }, (_, nth) => ({
      ...look,
      after: nth === 0 ? Math.floor(step.after / 2) : 0,
    }));
    before.forEach(one => player.play(one));
    const passed = often > 0 ? Math.floor(step.after / 2) : 0;
    const played = player.play({ ...step, after: step.after - passed });
    if (
      (step.does === 'expire' || played?.command.kind === 'vote') &&
      isOver(player.asOfNow)
    ) {
      return 'too late';
    }
    const result = played?.result;
    return result && 'refused' in result ? result.refused.kind : 'done';
  });
  player.play(look);
  player.play(look);
  return { player, became };
}

/** Whether votes were enough only once more people could give them: what follows depends on when that was noted. */
const wasCompletedByTime = ({ history }: WorldPlayer) =>
  history.some(
    ({ action }, index) =>
      action === 'stage-completed' &&
      history[index - 1]?.action === 'escalated',
  );

describe('whoever looks at the time, and however often', () => {
  it(
    `changes nothing but when it is noted, in ${CASES} random stories (DECISION_SEED=${SEED})`,
    () => {
      let noted = 0;
      fc.assert(
        fc.property(
          world,
          fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 6 }),
          (random, looks) => {
            const scene = inTime(random);
            const seldom = tell(scene, [0]);
            const often = tell(scene, looks);
            fc.pre(
              ![seldom, often].some(one => wasCompletedByTime(one.player)),
            );
            expect(often.became).toEqual(seldom.became);
            expect(whatItIs(often.player.request)).toEqual(
              whatItIs(seldom.player.request),
            );
            noted +=
              often.player.request.version > seldom.player.request.version
                ? 1
                : 0;
          },
        ),
        { numRuns: CASES, seed: SEED },
      );
      expect(noted).toBeGreaterThan(0);
    },
    CASES * 100,
  );
});
