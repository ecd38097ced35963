/** How many random stories are played; very many at night. */
export const CASES = Number(process.env.DECISION_CASES ?? 2_000);

/**
 * Which ones. The same each time, so that a change is judged by what it does and not by luck; where more are asked for,
 * other ones each time.
 */
export const SEED = Number(
  process.env.DECISION_SEED ??
    (process.env.DECISION_CASES ? Date.now() % 2 ** 31 : 2026),
);
