/** Prints what was found, and sets the exit code without cutting off what is still being written. */
export function finish(result: {
  failed: boolean;
  /** What to print instead of the lines, if it was asked for. */
  json: object | false | undefined;
  lines: string[];
}): void {
  const { failed, json, lines } = result;
  const text = json ? JSON.stringify(json, undefined, 2) : lines.join('\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = failed ? 1 : 0;
}
