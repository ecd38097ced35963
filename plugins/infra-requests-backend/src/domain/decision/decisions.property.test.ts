import * as fc from 'fast-check';
import { peoplePromises } from './__testUtils__/peoplePromises';
import { WorldPlayer, type Played } from './__testUtils__/playWorld';
import { world, type World } from './__testUtils__/randomDecisions';
import { recordPromises } from './__testUtils__/recordPromises';
import { timePromises } from './__testUtils__/timePromises';
import { Truth, type Done, type Promised } from './__testUtils__/Truth';
import { votePromises } from './__testUtils__/votePromises';

/** How many random stories are played; many more in a nightly run. */
const CASES = Number(process.env.DECISION_CASES ?? 2_000);
/** The stories of a run that failed can be played again. */
const SEED = Number(process.env.DECISION_SEED ?? Date.now() % 2 ** 31);

const PROMISES: Record<string, Promised> = {
  ...peoplePromises,
  ...votePromises,
  ...timePromises,
  ...recordPromises,
};

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

function look({ result }: Played) {
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

/** Plays a story and has every step looked at. */
function tell(scene: World, check: (done: Done, truth: Truth) => void) {
  const player = new WorldPlayer(scene);
  const truth = new Truth(player.request, player.history);
  for (const step of scene.steps) {
    const played = player.play(step);
    if (played) {
      look(played);
    }
    if (played && !('refused' in played.result)) {
      const { result, ...rest } = played;
      const done = { ...rest, ...result, after: result.request };
      truth.observe(done);
      check(done, truth);
    }
  }
}

describe(`what a decision may never do, in ${CASES} random stories (DECISION_SEED=${SEED})`, () => {
  const broken = new Set<string>();

  // All promises are looked at in one telling of each story, as that takes most of the time.
  beforeAll(() => {
    fc.assert(
      fc.property(world, scene =>
        tell(scene, (done, truth) => {
          for (const [name, promise] of Object.entries(PROMISES)) {
            try {
              promise(done, truth);
            } catch {
              broken.add(name);
            }
          }
        }),
      ),
      { numRuns: CASES, seed: SEED },
    );
  }, CASES * 100);

  it.each(Object.entries(PROMISES))(
    '%s',
    (name, promise) => {
      // The same stories again, for the shortest one that breaks it.
      if (broken.has(name)) {
        fc.assert(
          fc.property(world, scene => tell(scene, promise)),
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
