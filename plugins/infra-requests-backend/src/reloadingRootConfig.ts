import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  ConfigSources,
  type AsyncConfigSourceGenerator,
  type ConfigSource,
  type ConfigSourceData,
  type ReadConfigDataOptions,
} from '@backstage/config-loader';
import { toError } from '@backstage/errors';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the configuration says that its files could not be read any more, and why. */
export const UNREADABLE_KEY = 'configurationUnreadable';

/** How long to wait before files that could not be read are read again. */
const RETRY_PAUSE_MS = 2_000;

/**
 * Reads the configuration of another source and goes on where that one stops. Backstage gives up watching the files,
 * without a word, when one of them cannot be read once: it is no YAML, an included file is missing, an editor has
 * written half of it. Here what was read before stays, together with the reason, until the files can be read again.
 */
export class ReloadingConfigSource implements ConfigSource {
  readonly #source: ConfigSource;
  readonly #pauseMs: number;

  constructor(source: ConfigSource, options: { pauseMs?: number } = {}) {
    this.#source = source;
    this.#pauseMs = options.pauseMs ?? RETRY_PAUSE_MS;
  }

  /** @throws whatever is wrong when the files are read for the first time */
  async *readConfigData(
    options: ReadConfigDataOptions = {},
  ): AsyncConfigSourceGenerator {
    const outer = options.signal ?? new AbortController().signal;
    let last: ConfigSourceData[] | undefined;
    let problem: string | undefined;
    while (!outer.aborted) {
      // Ends the watching of the files that can still be read, when one of them cannot.
      const attempt = new AbortController();
      const signal = AbortSignal.any([outer, attempt.signal]);
      try {
        for await (const { configs } of this.#source.readConfigData({
          signal,
        })) {
          last = configs;
          problem = undefined;
          yield { configs };
        }
        return;
      } catch (error) {
        if (!last) {
          throw error;
        }
        // The second time the same is said without the name of the file.
        const { message } = toError(error);
        problem = problem?.includes(message) ? problem : message;
        yield { configs: [...last, unreadable(problem)] };
        await this.#pause(outer);
      } finally {
        attempt.abort();
      }
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    try {
      await pause(this.#pauseMs, undefined, { signal, ref: false });
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  toString(): string {
    return String(this.#source);
  }
}

function unreadable(message: string): ConfigSourceData {
  return { context: 'reload', data: { [UNREADABLE_KEY]: message } };
}

/**
 * The root configuration of a backend as Backstage reads it, from the same files and variables, but it goes on
 * following them after one could not be read. Add it to a backend whose policies are edited while it runs.
 * @public
 */
export const reloadingRootConfigServiceFactory = createServiceFactory({
  service: coreServices.rootConfig,
  deps: {},
  async factory() {
    const source = new ReloadingConfigSource(ConfigSources.default({}));
    // Before there is a configuration there is no logger.
    // eslint-disable-next-line no-console
    console.log(`Loading config from ${source}`);
    return ConfigSources.toConfig(source);
  },
});
