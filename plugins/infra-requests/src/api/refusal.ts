import { ResponseError, toError } from '@backstage/errors';
import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';

/** Why a call failed, as a person should read it. */
export interface Refusal {
  /** The HTTP status, where the server answered at all. */
  status?: number;
  message: string;
  /** There was no answer at all: the network or the server is away. */
  unreached?: boolean;
  /** Every field that the server named. */
  problems: FieldProblem[];
}

/** What browsers say when they get no answer at all. */
const NOT_REACHED = /^(Failed to fetch|Load failed|NetworkError when .*)$/;

/** Reads the server's own words out of a failed call. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof ResponseError) {
    return {
      status: error.statusCode,
      message: error.cause.message,
      problems: readProblems(error.body.error),
    };
  }
  const { message } = toError(error);
  return NOT_REACHED.test(message)
    ? {
        message:
          'The server could not be reached. Check your connection, then try again.',
        unreached: true,
        problems: [],
      }
    : { message, problems: [] };
}

/** What the server finds wrong with one field, as it is said right at it. */
export function problemAt(
  pointer: string,
  problems: FieldProblem[],
): string | undefined {
  const message = problems.find(({ field }) => field === pointer)?.message;
  return message && `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

function readProblems(error: object): FieldProblem[] {
  const problems: unknown = 'problems' in error ? error.problems : undefined;
  return Array.isArray(problems) ? problems.filter(isFieldProblem) : [];
}

function isFieldProblem(value: unknown): value is FieldProblem {
  const problem = value as Partial<FieldProblem> | null;
  return (
    typeof problem?.field === 'string' && typeof problem.message === 'string'
  );
}
