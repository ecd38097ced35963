import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  whatIsSaid,
  type Delegation,
  type DelegationInput,
  type EntityRef,
  type FieldProblem,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { instantOf } from '../domain/instant';
import type {
  DelegationRecord,
  DelegationStore,
} from '../store/DelegationStore';
import type { ApproverDirectory } from './ApproverDirectory';
import { InvalidRequestError } from './InvalidRequestError';
import { readRef } from './readPeople';

/** Nobody is away for longer without coming back to say so. */
const LONGEST = { years: 1 };

/** How far back delegations are shown. */
const SHOWN_SINCE = { years: 1 };

/** A page that says "from now" does so a little before it is read here, by a clock of its own. */
const CLOCKS_APART_MS = 60_000;

/** Lets people name somebody who votes for their groups while they are away. */
export class Delegations {
  readonly #store: DelegationStore;
  readonly #directory: Pick<ApproverDirectory, 'existing'>;
  readonly #clock: () => Date;
  readonly #newId: () => string;
  readonly #announce: (delegation: DelegationRecord) => Promise<void>;

  constructor(options: {
    store: DelegationStore;
    directory: Pick<ApproverDirectory, 'existing'>;
    clock: () => Date;
    newId: () => string;
    /** Called after each change, so that the pages of both people look again. */
    announce: (delegation: DelegationRecord) => Promise<void>;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#announce = options.announce;
  }

  /** By the person and to the person, those of the last year, newest first. */
  async list(person: EntityRef): Promise<Delegation[]> {
    const now = this.#clock();
    const found = await this.#store.ofPerson(person, {
      since: DateTime.fromJSDate(now, { zone: 'utc' })
        .minus(SHOWN_SINCE)
        .toJSDate(),
    });
    return found.map(one => presentDelegation(one, now));
  }

  /**
   * @throws InvalidRequestError naming every wrong field
   * @throws ConflictError if the person has named somebody for some of that time already
   */
  async create(
    input: DelegationInput,
    { person }: { person: EntityRef },
  ): Promise<Delegation> {
    const now = this.#clock();
    const period = readPeriod(input, now);
    const delegate = await this.#readDelegate(input.delegate, person);
    const problems = [...delegate.problems, ...period.problems];
    if (problems.length > 0) {
      throw new InvalidRequestError(problems);
    }
    const reason = whatIsSaid(input.reason);
    const delegation: DelegationRecord = {
      id: this.#newId(),
      delegator: person,
      delegate: delegate.ref,
      from: period.from,
      until: period.until,
      ...(reason ? { reason } : {}),
      createdAt: now,
    };
    if (!(await this.#store.insert(delegation))) {
      throw new ConflictError(
        'You have named somebody for some of that time already. End that delegation first, or choose another time.',
      );
    }
    await this.#announce(delegation);
    return presentDelegation(delegation, now);
  }

  /** Nothing happens to one that is over. @throws NotFoundError also for those of others */
  async end(
    id: string,
    { person }: { person: EntityRef },
  ): Promise<Delegation> {
    const now = this.#clock();
    const before = await this.#ownedBy(person, id);
    await this.#store.end(id, now);
    const after = await this.#ownedBy(person, id);
    if (after.endedAt && !before.endedAt) {
      await this.#announce(after);
    }
    return presentDelegation(after, now);
  }

  async #ownedBy(person: EntityRef, id: string): Promise<DelegationRecord> {
    const delegation = await this.#store.get(id);
    if (delegation?.delegator !== person) {
      throw new NotFoundError(
        `You have no delegation ${id}. Only who is away can end one.`,
      );
    }
    return delegation;
  }

  async #readDelegate(
    given: string,
    person: EntityRef,
  ): Promise<{ ref: EntityRef; problems: FieldProblem[] }> {
    const ref = readRef(given, ['user']);
    const wrong = (message: string) => ({
      ref: given,
      problems: [{ field: '/delegate', message }],
    });
    if (!ref) {
      return wrong(`"${given}" is not a user of the catalog`);
    }
    if (ref === person) {
      return wrong('is yourself; name somebody else');
    }
    return (await this.#directory.existing([ref])).has(ref)
      ? { ref, problems: [] }
      : wrong(`${ref} does not exist in the catalog`);
  }
}

function readPeriod(
  input: Pick<DelegationInput, 'from' | 'until'>,
  now: Date,
): { from: Date; until: Date; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const read = (field: 'from' | 'until', text: string): Date | undefined => {
    const time = instantOf(text);
    if (!time) {
      problems.push({
        field: `/${field}`,
        message: `"${text}" is not a time; write one such as 2026-12-24T12:00:00Z`,
      });
    }
    return time;
  };
  const given = input.from === undefined ? now : read('from', input.from);
  const until = read('until', input.until);
  if (given && given.getTime() < now.getTime() - CLOCKS_APART_MS) {
    problems.push({
      field: '/from',
      message: 'has passed; begin now or later',
    });
  }
  const from = given && given > now ? given : now;
  if (until && given && until <= from) {
    problems.push({ field: '/until', message: 'is not after the beginning' });
  }
  const latest = DateTime.fromJSDate(from, { zone: 'utc' }).plus(LONGEST);
  if (until && given && until > latest.toJSDate()) {
    problems.push({
      field: '/until',
      message: 'is more than a year after the beginning',
    });
  }
  return { from, until: until ?? now, problems };
}

function presentDelegation(
  delegation: DelegationRecord,
  now: Date,
): Delegation {
  const { id, delegator, delegate, from, until, reason, createdAt, endedAt } =
    delegation;
  return {
    id,
    delegator,
    delegate,
    from: from.toISOString(),
    until: until.toISOString(),
    reason,
    state: stateAt(delegation, now),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString(),
  };
}

function stateAt(
  { from, until, endedAt }: DelegationRecord,
  now: Date,
): Delegation['state'] {
  if (until <= now || (endedAt && endedAt <= now)) {
    return 'over';
  }
  return from <= now ? 'active' : 'planned';
}
