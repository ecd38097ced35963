import { InputError } from '@backstage/errors';
import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';

/** 400, naming every wrong field in the message and, for forms, in `problems`. */
export class InvalidRequestError extends InputError {
  readonly problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    super(
      `Invalid request: ${problems
        .map(({ field, message }) => `${field} ${message}`)
        .join('; ')}`,
    );
    this.problems = problems;
  }
}
