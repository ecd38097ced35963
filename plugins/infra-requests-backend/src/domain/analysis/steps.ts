/** Work done in small pieces, so that whoever does it can let others go first in between. */
export type Steps<T> = Generator<void, T>;

/** Does all of it at once. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
