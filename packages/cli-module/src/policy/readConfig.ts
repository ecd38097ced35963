import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import { toError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { pathOf, readText, yamlMessage } from './readText';
import { together, WrongInput } from './WrongInput';

/**
 * `infraRequests` of the merged configuration files, with what they include. Environment variables that are not set
 * count as empty, since a check must not need the secrets of the portal.
 * @throws WrongInput if a file cannot be read
 */
export async function readConfig(
  files: string[],
): Promise<JsonValue | undefined> {
  await together(...files.map(checkFile));
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
  } catch (thrown) {
    throw new WrongInput({
      path: files.join(', '),
      message: `cannot be loaded: ${toError(thrown).message}`,
    });
  }
}

/** Says what is wrong with a file more plainly than the loader does. */
async function checkFile(file: string): Promise<void> {
  const text = await readText(file);
  let content: unknown;
  try {
    content = parse(text);
  } catch (thrown) {
    throw new WrongInput({ path: file, message: yamlMessage(thrown) });
  }
  if (content === null || content === undefined) {
    throw new WrongInput({
      path: file,
      message: 'is empty. Write infraRequests: and the policy below it.',
    });
  }
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new WrongInput({
      path: file,
      message:
        'is not a configuration. Write infraRequests: and the policy below it.',
    });
  }
}
