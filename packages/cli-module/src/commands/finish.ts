import { CustomErrorBase } from '@backstage/errors';

/** Ends the command with 1; the command line of Backstage knows errors of this name. */
class ExitCodeError extends CustomErrorBase {
  name = 'ExitCodeError';
  readonly code = 1;
}

/**
 * Prints what was found.
 * @throws ExitCodeError if something is wrong with it
 */
export function finish(result: {
  /** What is wrong, in a sentence. */
  failed?: string | false;
  /** What to print instead of the lines, if it was asked for. */
  json: object | false | undefined;
  lines: string[];
}): void {
  const { failed, json, lines } = result;
  const text = json ? JSON.stringify(json, undefined, 2) : lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (failed) {
    throw new ExitCodeError(failed);
  }
}
