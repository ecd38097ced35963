import { isAbsolute, resolve } from 'node:path';
import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import { ForwardedError, InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';

/** Where a relative path starts: yarn changes into the root of the workspace before it runs a script. */
const startedIn = () => process.env.INIT_CWD ?? process.cwd();

/** The file that somebody named on the command line. */
export const pathOf = (file: string): string =>
  isAbsolute(file) ? file : resolve(startedIn(), file);

/**
 * `infraRequests` of the merged configuration files, with what they include. Environment variables that are not set
 * count as empty, since a check must not need the secrets of the portal.
 * @throws InputError if a file cannot be read
 */
export async function readConfig(
  files: string[],
): Promise<JsonValue | undefined> {
  const sources = files.map(file =>
    FileConfigSource.create({
      path: pathOf(file),
      watch: false,
      substitutionFunc: async name => process.env[name] ?? '',
    }),
  );
  try {
    const config = await ConfigSources.toConfig(ConfigSources.merge(sources));
    const input = config.getOptional('infraRequests');
    config.close();
    return input;
  } catch (error) {
    throw new InputError(
      new ForwardedError(
        `The configuration in ${files.join(', ')} could not be read`,
        error,
      ).message,
    );
  }
}
