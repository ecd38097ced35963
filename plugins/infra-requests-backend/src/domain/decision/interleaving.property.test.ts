import * as fc from 'fast-check';
import type { Transition } from './change';
import { CASES, SEED } from './__testUtils__/cases';
import { WorldPlayer, type Action } from './__testUtils__/playWorld';
import { world, type Step, type World } from './__testUtils__/randomDecisions';
import { verifyRecord } from './verifyRecord';
import type { HistoryEntryRecord, RequestRecord } from '../types';

const isAction = (step: Step): step is Action =>
  step.does !== 'change-groups' && step.does !== 'delegate';

/** What two replicas share: whoever writes has to have read what is there. */
class SharedStore {
  request: RequestRecord;
  readonly history: HistoryEntryRecord[];

  constructor({ request, history }: WorldPlayer) {
    this.request = request;
    this.history = [...history];
  }

  save({ request, entries }: Transition): boolean {
    if (request.version !== this.request.version + 1) {
      return false;
    }
    this.request = request;
    this.history.push(...entries);
    return true;
  }
}

/** One replica that carries out one command: reads, decides, writes, and again if another one was first. */
class Replica {
  outcome: string | undefined;
  #read: RequestRecord | undefined;
  #decided: Transition | undefined;
  readonly #decide: (
    request: RequestRecord,
  ) => ReturnType<WorldPlayer['decide']>;

  constructor(player: WorldPlayer, step: Action) {
    this.#decide = request => player.decide(step, request);
  }

  move(store: SharedStore) {
    if (this.outcome) {
      return;
    }
    if (!this.#read) {
      this.#read = store.request;
    } else if (!this.#decided) {
      const { result } = this.#decide(this.#read);
      if ('refused' in result) {
        this.outcome = `refused: ${result.refused.kind}`;
      } else {
        this.#decided = result;
      }
    } else if (store.save(this.#decided)) {
      this.outcome = 'done';
    } else {
      this.#read = undefined;
      this.#decided = undefined;
    }
  }
}

/** Plays the story up to its last two actions, and leaves these. */
function upToTheRace(scene: World): [WorldPlayer, Action, Action] | undefined {
  const actions = scene.steps.filter(isAction);
  const [one, other] = actions.slice(-2);
  if (!other) {
    return undefined;
  }
  const player = new WorldPlayer(scene);
  const racing: Step[] = [one, other];
  scene.steps
    .filter(step => !racing.includes(step))
    .forEach(step => player.play(step));
  return [player, one, other];
}

function race(player: WorldPlayer, racing: Action[], turns: number[]) {
  const store = new SharedStore(player);
  const replicas = racing.map(step => new Replica(player, step));
  turns.forEach(turn => replicas[turn].move(store));
  while (replicas.some(({ outcome }) => outcome === undefined)) {
    replicas.forEach(replica => replica.move(store));
  }
  return { store, outcomes: replicas.map(({ outcome }) => outcome) };
}

const ONE_AFTER_THE_OTHER = [
  [0, 0, 0, 1, 1, 1],
  [1, 1, 1, 0, 0, 0],
];

describe('promise 7: two people who decide at once, on different replicas', () => {
  it(
    `leave what they would have left one after the other, in ${CASES} random stories (DECISION_SEED=${SEED})`,
    () => {
      let collisions = 0;
      fc.assert(
        fc.property(
          world,
          fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 12 }),
          (scene, turns) => {
            const [player, ...racing] = upToTheRace(scene) ?? [];
            fc.pre(player !== undefined);
            const raced = race(player!, racing as Action[], turns);
            const inTurn = ONE_AFTER_THE_OTHER.map(order =>
              race(player!, racing as Action[], order),
            );
            expect(inTurn).toContainEqual(raced);
            const { request, history } = raced.store;
            expect(verifyRecord(request, history)).toEqual({ verified: true });
            const written = raced.outcomes.filter(one => one === 'done').length;
            expect(request.version).toBe(player!.request.version + written);
            collisions += written === 2 ? 1 : 0;
          },
        ),
        { numRuns: CASES, seed: SEED },
      );
      expect(collisions).toBeGreaterThan(0);
    },
    CASES * 100,
  );
});
