import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  type PlaceholderResolver,
  processingResult,
} from '@backstage/plugin-catalog-node';

/**
 * The text that a `$text` placeholder names, relative to the catalog file it is in, locally as well as behind a
 * URL. It never leaves the folder of that file: a catalog file must not read the rest of the disk or of the web.
 */
export const resolveText: PlaceholderResolver = async params => {
  const { value, baseUrl, read, resolveUrl, emit } = params;
  if (typeof value !== 'string' || !staysBelow(value)) {
    throw new InputError(
      `$text names ${JSON.stringify(
        value,
      )} in ${baseUrl}. Write the relative path of a file in the same folder or below it.`,
    );
  }
  if (isAbsolute(baseUrl)) {
    return readFile(resolveSafeChildPath(dirname(baseUrl), value), 'utf8');
  }
  const url = resolveUrl(value, baseUrl);
  const text = (await read(url)).toString('utf8');
  emit(processingResult.refresh(`url:${url}`));
  return text;
};

function staysBelow(path: string): boolean {
  const escapes = path.split(/[/\\]/).includes('..');
  return !escapes && !path.startsWith('/') && !URL.canParse(path);
}
