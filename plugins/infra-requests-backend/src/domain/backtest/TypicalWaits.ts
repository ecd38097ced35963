import { hoursWaited, type PastWait } from './pastDecision';

/** Neighbouring buckets differ by this factor, so a median is right to half of that: within 1 %. */
const GROWTH = 1.02;

/** Waits shorter than this are all the same to people. */
const SHORTEST_HOURS = 1 / 3600;

/**
 * How long people usually take to decide in each tier: the median. Counts in buckets that grow with the wait, so it
 * needs the same memory for a hundred requests and for a million.
 */
export class TypicalWaits {
  readonly #tiers = new Map<string, Map<number, number>>();
  /** Medians already worked out; forgotten when there is more to count. */
  readonly #medians = new Map<string, number | undefined>();

  add(wait: PastWait): void {
    const hours = hoursWaited(wait);
    if (hours === undefined) {
      return;
    }
    const buckets = this.#tiers.get(wait.tier.id) ?? new Map<number, number>();
    const bucket = bucketOf(hours);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    this.#tiers.set(wait.tier.id, buckets);
    this.#medians.delete(wait.tier.id);
  }

  /** In hours; undefined where people decided nothing in this tier. Of an even number, the lower of the two. */
  median(tier: string): number | undefined {
    if (!this.#medians.has(tier)) {
      this.#medians.set(tier, this.#findMedian(tier));
    }
    return this.#medians.get(tier);
  }

  #findMedian(tier: string): number | undefined {
    const buckets = [...(this.#tiers.get(tier) ?? [])].sort(
      ([one], [other]) => one - other,
    );
    const total = buckets.reduce((sum, [, count]) => sum + count, 0);
    let seen = 0;
    for (const [bucket, count] of buckets) {
      seen += count;
      if (seen * 2 >= total) {
        return hoursOf(bucket);
      }
    }
    return undefined;
  }
}

function bucketOf(hours: number): number {
  return hours <= SHORTEST_HOURS
    ? 0
    : Math.round(Math.log(hours / SHORTEST_HOURS) / Math.log(GROWTH));
}

function hoursOf(bucket: number): number {
  return bucket === 0 ? 0 : SHORTEST_HOURS * GROWTH ** bucket;
}
