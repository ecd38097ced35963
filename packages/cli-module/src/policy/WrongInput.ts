import type { PolicyProblem } from '@infra-requests/plugin-infra-requests-common';

/** What was given to a command is wrong: where, and what to write instead, all of it at once. */
export class WrongInput extends Error {
  readonly name = 'WrongInput';
  readonly problems: PolicyProblem[];

  constructor(...problems: PolicyProblem[]) {
    super(problems.map(({ path, message }) => `${path} ${message}`).join('\n'));
    this.problems = problems;
  }
}

/**
 * Waits for everything, so that what is wrong with one thing does not hide what is wrong with another.
 * @throws WrongInput with all that is wrong
 */
export async function together<T extends unknown[]>(
  ...work: { [K in keyof T]: Promise<T[K]> }
): Promise<T> {
  const results = await Promise.allSettled(work);
  const errors = results.flatMap(one =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  const wrong = errors.filter(error => error instanceof WrongInput);
  if (wrong.length < errors.length) {
    throw errors.find(error => !(error instanceof WrongInput));
  }
  if (wrong.length > 0) {
    throw new WrongInput(...wrong.flatMap(({ problems }) => problems));
  }
  return Promise.all(work) as Promise<T>;
}
