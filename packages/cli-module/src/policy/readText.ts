import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { WrongInput } from './WrongInput';

/** Where a relative path starts: yarn changes into the root of the workspace before it runs a script. */
const startedIn = () => process.env.INIT_CWD ?? process.cwd();

/** The file that somebody named on the command line. */
export const pathOf = (file: string): string =>
  isAbsolute(file) ? file : resolve(startedIn(), file);

const WHY: Record<string, string> = {
  ENOENT: 'does not exist. Name a file that does.',
  EISDIR: 'is a directory. Name a file.',
  EACCES: 'may not be read. Give yourself the right to.',
};

/** @throws WrongInput if the file cannot be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(pathOf(file), 'utf8');
  } catch (thrown) {
    const { code = '' } = thrown as { code?: string };
    throw new WrongInput({
      path: file || '""',
      message: WHY[code] ?? `cannot be read: ${toError(thrown).message}`,
    });
  }
}

/** What the YAML parser says, without the picture of the text that follows it. */
export function yamlMessage(thrown: unknown): string {
  const { code } = thrown as { code?: string };
  return code === 'MULTIPLE_DOCS'
    ? 'holds more than one YAML document. Leave out the line --- and what follows it.'
    : `is not YAML that can be read: ${toError(thrown)
        .message.split('\n')[0]
        .replace(/:$/, '.')}`;
}
