import * as fc from 'fast-check';
import { accessPromises, type Tried } from './__testUtils__/accessPromises';
import { peoplePromises } from './__testUtils__/peoplePromises';
import { CASES, SEED } from './__testUtils__/cases';
import { WorldPlayer, type Played } from './__testUtils__/playWorld';
import { world, type World } from './__testUtils__/randomDecisions';
import { recordPromises } from './__testUtils__/recordPromises';
import { timePromises } from './__testUtils__/timePromises';
import { Truth, type Done, type Promised } from './__testUtils__/Truth';
import { votePromises } from './__testUtils__/votePromises';

const OF_WHAT_IS_DONE: Record<string, Promised> = {
  ...peoplePromises,
  ...votePromises,
  ...timePromises,
  ...recordPromises,
};

interface Promises {
  done: Promised[];
  tried: Tried[];
}

/** One by one. */
const PROMISES: [string, Promises][] = [
  ...Object.entries(OF_WHAT_IS_DONE).map(
    ([name, promise]) =>
      [name, { done: [promise], tried: [] }] as [string, Promises],
  ),
  ...Object.entries(accessPromises).map(
    ([name, promise]) =>
      [name, { done: [], tried: [promise] }] as [string, Promises],
  ),
];

const MUST_HAPPEN = [
  'approved of 1 stages',
  'approved of 2 stages',
  'rejected of 1 stages',
  'changes-requested of 2 stages',
  'review-opened',
  'reviewed',
  'escalated',
  'expired',
  'late-vote',
  'commented',
  'votes-carried-over',
  'membership-changed',
  're-evaluated',
  'a vote for somebody else',
  'refused: not-allowed',
  'refused: state',
  'refused: stale-digest',
  'refused: duplicate',
  'refused: invalid',
];

const seen = new Set<string>();

function note({ result }: Played) {
  if ('refused' in result) {
    seen.add(`refused: ${result.refused.kind}`);
    return;
  }
  const { request, entries } = result;
  entries.forEach(({ action }) => seen.add(action));
  seen.add(`${request.state} of ${request.stages.length} stages`);
  if (request.votes.some(({ delegations }) => delegations)) {
    seen.add('a vote for somebody else');
  }
}

/** Tells a story and has every step looked at. */
function tell(
  scene: World,
  look: (played: Played, truth: Truth, done?: Done) => void,
) {
  const player = new WorldPlayer(scene);
  const truth = new Truth(player.request, player.history);
  for (const step of scene.steps) {
    const played = player.play(step);
    if (played) {
      const { result, ...rest } = played;
      const done =
        'refused' in result
          ? undefined
          : { ...rest, ...result, after: result.request };
      if (done) {
        truth.observe(done);
      }
      look(played, truth, done);
    }
  }
}

const keep =
  ({ done: ofDone, tried }: Promises) =>
  (played: Played, truth: Truth, done?: Done) => {
    tried.forEach(promise => promise(played));
    if (done) {
      ofDone.forEach(promise => promise(done, truth));
    }
  };

describe(`what a decision may never do, in ${CASES} random stories (DECISION_SEED=${SEED})`, () => {
  const broken = new Set<string>();

  // All promises are looked at in one telling of each story, as that takes most of the time.
  beforeAll(() => {
    fc.assert(
      fc.property(world, scene =>
        tell(scene, (played, truth, done) => {
          note(played);
          for (const [name, promises] of PROMISES) {
            try {
              keep(promises)(played, truth, done);
            } catch {
              broken.add(name);
            }
          }
        }),
      ),
      { numRuns: CASES, seed: SEED },
    );
  }, CASES * 100);

  it.each(PROMISES)(
    '%s',
    (name, promises) => {
      // The same stories again, for the shortest one that breaks it.
      if (broken.has(name)) {
        fc.assert(
          fc.property(world, scene => tell(scene, keep(promises))),
          { numRuns: CASES, seed: SEED },
        );
      }
      expect([...broken]).not.toContain(name);
    },
    CASES * 100,
  );

  it('comes to all of this, or the promises were not put to the test', () => {
    expect(MUST_HAPPEN.filter(one => !seen.has(one))).toEqual([]);
  });
});
