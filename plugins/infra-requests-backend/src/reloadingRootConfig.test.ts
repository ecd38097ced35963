import {
  ConfigSources,
  FileConfigSource,
  type ConfigSource,
} from '@backstage/config-loader';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import {
  PAUSE_MS,
  ReloadingConfigSource,
  SETTLE_MS,
  UNREADABLE_KEY,
} from './reloadingRootConfig';

const directory = createMockDirectory();

const file = (name: string) => directory.resolve(name);
const write = (name: string, text: string) => writeFileSync(file(name), text);
const remove = (name: string) => rmSync(file(name));
/** As Git and `sed -i` change a file: another one takes its place. */
const replace = (name: string, text: string) => {
  write(`${name}.new`, text);
  renameSync(file(`${name}.new`), file(name));
};

const filesOf = (name: string) =>
  ConfigSources.merge([
    FileConfigSource.create({ path: file(name), watch: false }),
  ]);

/** Follows a source, which is read again only when the test says so. */
async function follow(source: ConfigSource = filesOf('main.yaml')) {
  const pauses: number[] = [];
  const time = { now: 0, perReading: 0 };
  let waiting = createDeferred();
  let goOn = createDeferred();
  let whileSettling = () => {};
  const config = await ConfigSources.toConfig(
    new ReloadingConfigSource(source, {
      pause: async (ms, signal) => {
        pauses.push(ms);
        if (ms === SETTLE_MS) {
          whileSettling();
          return;
        }
        signal.addEventListener('abort', () => goOn.resolve());
        waiting.resolve();
        await goOn;
      },
      stopwatch: () => {
        time.now += time.perReading;
        return time.now;
      },
    }),
  );
  const told = jest.fn();
  config.subscribe!(told);
  return {
    config,
    told,
    pauses,
    time,
    duringTheNextChange: (act: () => void) => {
      whileSettling = () => {
        whileSettling = () => {};
        act();
      };
    },
    /** Lets the files be read, and a change settle. */
    check: async () => {
      await waiting;
      waiting = createDeferred();
      const reading = goOn;
      goOn = createDeferred();
      reading.resolve();
      await waiting;
    },
  };
}

const rules = (id: string) => ({ rules: [{ id }] });
const withReason = (data: object, reason: string) => ({
  ...data,
  [UNREADABLE_KEY]: expect.stringContaining(reason),
});

describe('ReloadingConfigSource', () => {
  beforeEach(() => {
    directory.setContent({
      'main.yaml': 'rules: { $include: rules.yaml }',
      'rules.yaml': '- id: one',
    });
  });

  it('follows an included file that is replaced, again and again', async () => {
    const { config, check } = await follow();
    for (const id of ['two', 'three', 'four']) {
      replace('rules.yaml', `- id: ${id}`);
      await check();
      expect(config.get()).toEqual(rules(id));
    }
  });

  it('follows an included file that is removed and put back', async () => {
    const { config, check } = await follow();
    remove('rules.yaml');
    await check();
    expect(config.get()).toEqual(withReason(rules('one'), 'rules.yaml'));

    write('rules.yaml', '- id: one');
    await check();
    expect(config.get()).toEqual(rules('one'));

    write('rules.yaml', '- id: two');
    await check();
    expect(config.get()).toEqual(rules('two'));
  });

  it('follows a main file that is moved away and back', async () => {
    const { config, check } = await follow();
    renameSync(file('main.yaml'), file('away.yaml'));
    await check();
    expect(config.get()).toEqual(withReason(rules('one'), 'main.yaml'));

    renameSync(file('away.yaml'), file('main.yaml'));
    await check();
    expect(config.get()).toEqual(rules('one'));

    replace('main.yaml', 'rules: [{ id: two }]');
    await check();
    expect(config.get()).toEqual(rules('two'));
  });

  it('says what is wrong now: an included file that was broken, then removed, then restored', async () => {
    const { config, check } = await follow();
    write('rules.yaml', '- id: [one');
    await check();
    expect(config.get()).toEqual(withReason(rules('one'), 'failed to parse'));

    remove('rules.yaml');
    await check();
    expect(config.get()).toEqual(withReason(rules('one'), 'does not exist'));

    write('rules.yaml', '- id: two');
    await check();
    expect(config.get()).toEqual(rules('two'));
  });

  it('goes on after a main file that was no YAML, or no configuration', async () => {
    const { config, check } = await follow();
    for (const wrong of ['tiers: [2', 'tiers', '- tiers', '']) {
      write('main.yaml', wrong);
      await check();
      expect(config.get()).toEqual(withReason(rules('one'), ''));
    }
    write('main.yaml', 'tiers: 3');
    await check();
    expect(config.get()).toEqual({ tiers: 3 });
  });

  it('tells of a change once, and of nothing where nothing changed', async () => {
    const { check, told } = await follow();
    await check();
    replace('rules.yaml', '- id: one');
    await check();
    replace('rules.yaml', '- id: one # the only one');
    await check();
    expect(told).toHaveBeenCalledTimes(0);

    remove('rules.yaml');
    await check();
    await check();
    expect(told).toHaveBeenCalledTimes(1);

    replace('rules.yaml', '- id: two');
    await check();
    await check();
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('does not take a file that is half written', async () => {
    const { config, check, told, duringTheNextChange } = await follow();
    write('rules.yaml', '');
    duringTheNextChange(() => write('rules.yaml', '- id: two'));
    await check();
    expect(config.get()).toEqual(rules('two'));
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('does not report a file that is missing for a moment', async () => {
    const { check, told, duringTheNextChange } = await follow();
    remove('rules.yaml');
    duringTheNextChange(() => write('rules.yaml', '- id: one'));
    await check();
    expect(told).not.toHaveBeenCalled();
  });

  it('reads every three seconds, and less often where reading takes long', async () => {
    const { check, pauses, time } = await follow();
    for (const perReading of [10, 500, 60_000]) {
      time.perReading = perReading;
      await check();
    }
    expect(pauses).toEqual([PAUSE_MS, PAUSE_MS, 5_000, 10_000]);
  });

  it('says at once what is wrong when the backend starts', async () => {
    write('main.yaml', 'tiers: [2');
    await expect(follow()).rejects.toThrow('line 1');
  });

  it('ends with the configuration', async () => {
    const close = new AbortController();
    const data = new ReloadingConfigSource(filesOf('main.yaml')).readConfigData(
      { signal: close.signal },
    );
    await data.next();
    const ended = data.next();
    close.abort();
    expect(await ended).toMatchObject({ done: true });
  });
});
