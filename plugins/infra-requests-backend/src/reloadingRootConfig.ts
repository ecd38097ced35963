import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  ConfigSources,
  type AsyncConfigSourceGenerator,
  type ConfigSource,
  type ConfigSourceData,
  type ReadConfigDataOptions,
} from '@backstage/config-loader';
import { toError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as timeout } from 'node:timers/promises';

/** Where the configuration says that its files could not be read any more, and why. */
export const UNREADABLE_KEY = 'configurationUnreadable';

/** How long to wait before the files are read again. */
export const PAUSE_MS = 3_000;

/** How long a change has to stay as it is: an editor or a checkout may be half way through the files. */
export const SETTLE_MS = 250;

/** Very large files take long to read, so they are read less often: about a tenth of the time goes into it. */
const PAUSE_PER_READING = 10;

/** A change is noticed soon even so. */
const MAX_PAUSE_MS = 10_000;

/** Waits; ends early, without an error, when the signal is aborted. */
type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export interface ReloadingOptions {
  pause?: Pause;
  /** Milliseconds, to measure how long reading takes. */
  stopwatch?: () => number;
}

/**
 * Reads another source, one that does not watch its files, again and again. Watching files loses those that are
 * replaced or missing for a moment, as editors and Git do it, and then nothing is ever noticed again; reading them has
 * nothing to lose. While they cannot be read, what was read before stays, together with the reason.
 */
export class ReloadingConfigSource implements ConfigSource {
  readonly #source: ConfigSource;
  readonly #pause: Pause;
  readonly #stopwatch: () => number;

  constructor(source: ConfigSource, options: ReloadingOptions = {}) {
    this.#source = source;
    this.#pause = options.pause ?? unreferencedPause;
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
  }

  /** @throws whatever is wrong when the files are read for the first time */
  async *readConfigData(
    options: ReadConfigDataOptions = {},
  ): AsyncConfigSourceGenerator {
    const signal = options.signal ?? new AbortController().signal;
    let readable = await this.#read();
    let told = readable;
    let before = readable;
    let pauseMs = PAUSE_MS;
    yield { configs: told };
    for (;;) {
      await this.#pause(pauseMs, signal);
      if (signal.aborted) {
        return;
      }
      const startedAt = this.#stopwatch();
      const now = await this.#readOr(readable);
      pauseMs = pauseAfter(this.#stopwatch() - startedAt);
      if (isDeepStrictEqual(now.configs, told)) {
        before = told;
      } else if (isDeepStrictEqual(now.configs, before)) {
        told = now.configs;
        readable = now.readable;
        yield { configs: told };
      } else {
        before = now.configs;
        pauseMs = SETTLE_MS;
      }
    }
  }

  async #readOr(
    readable: ConfigSourceData[],
  ): Promise<{ configs: ConfigSourceData[]; readable: ConfigSourceData[] }> {
    try {
      const configs = await this.#read();
      return { configs, readable: configs };
    } catch (error) {
      const { message } = toError(error);
      return { configs: [...readable, unreadable(message)], readable };
    }
  }

  async #read(): Promise<ConfigSourceData[]> {
    for await (const { configs } of this.#source.readConfigData()) {
      // Throws where this is no configuration, before anybody gets to see it.
      ConfigReader.fromConfigs(configs).get();
      return configs;
    }
    throw new Error(`${this.#source} has no data`);
  }

  toString(): string {
    return String(this.#source);
  }
}

function pauseAfter(readingMs: number): number {
  const wanted = PAUSE_PER_READING * readingMs;
  return Math.min(Math.max(PAUSE_MS, wanted), MAX_PAUSE_MS);
}

/** Does not keep a backend running that has nothing else to do. */
async function unreferencedPause(
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await timeout(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

function unreadable(message: string): ConfigSourceData {
  return { context: 'reload', data: { [UNREADABLE_KEY]: message } };
}

/**
 * The root configuration of a backend as Backstage reads it, from the same files and variables, but it notices every
 * change of the files. Add it to a backend whose policies are edited while it runs.
 * @public
 */
export const reloadingRootConfigServiceFactory = createServiceFactory({
  service: coreServices.rootConfig,
  deps: {},
  async factory() {
    const source = new ReloadingConfigSource(
      ConfigSources.default({ watch: false }),
    );
    // Before there is a configuration there is no logger.
    // eslint-disable-next-line no-console
    console.log(`Loading config from ${source}`);
    return ConfigSources.toConfig(source);
  },
});
