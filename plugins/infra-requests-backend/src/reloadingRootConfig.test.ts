import {
  ConfigSources,
  FileConfigSource,
  type ConfigSource,
} from '@backstage/config-loader';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ReloadingConfigSource, UNREADABLE_KEY } from './reloadingRootConfig';

jest.setTimeout(30_000);

const directory = createMockDirectory();

const following = (source: ConfigSource) =>
  ConfigSources.toConfig(new ReloadingConfigSource(source, { pauseMs: 10 }));

/** The configuration of main.yaml, and a way to write a file and wait until it was followed. */
async function followed() {
  const config = await following(
    ConfigSources.merge([
      FileConfigSource.create({ path: directory.resolve('main.yaml') }),
    ]),
  );
  const write = async (files: Record<string, string>) => {
    const changed = new Promise<void>(resolve => {
      const { unsubscribe } = config.subscribe!(() => {
        unsubscribe();
        resolve();
      });
    });
    directory.addContent(files);
    await changed;
  };
  return { config, write };
}

describe('ReloadingConfigSource', () => {
  it('goes on after a file that was no YAML, and says so until it is mended', async () => {
    directory.setContent({ 'main.yaml': 'tiers: 2' });
    const { config, write } = await followed();
    expect(config.get()).toEqual({ tiers: 2 });

    await write({ 'main.yaml': 'tiers: [2' });
    expect(config.get()).toEqual({
      tiers: 2,
      [UNREADABLE_KEY]: expect.stringContaining('main.yaml'),
    });

    await write({ 'main.yaml': 'tiers: 3' });
    expect(config.get()).toEqual({ tiers: 3 });

    await write({ 'main.yaml': 'tiers: 4' });
    expect(config.get()).toEqual({ tiers: 4 });
    config.close();
  });

  it('follows an included file, also after it was no YAML', async () => {
    directory.setContent({
      'main.yaml': 'rules: { $include: rules.yaml }',
      'rules.yaml': '- id: one',
    });
    const { config, write } = await followed();

    await write({ 'rules.yaml': '- id: [one' });
    expect(config.get()).toEqual({
      rules: [{ id: 'one' }],
      [UNREADABLE_KEY]: expect.stringContaining('rules.yaml'),
    });

    await write({ 'rules.yaml': '- id: two' });
    expect(config.get()).toEqual({ rules: [{ id: 'two' }] });

    await write({ 'rules.yaml': '- id: three' });
    expect(config.get()).toEqual({ rules: [{ id: 'three' }] });
    config.close();
  });

  it('says at once what is wrong when the backend starts', async () => {
    directory.setContent({ 'main.yaml': 'tiers: [2' });
    await expect(followed()).rejects.toThrow('line 1');
  });

  it('ends with the configuration', async () => {
    const signals: AbortSignal[] = [];
    const source: ConfigSource = {
      async *readConfigData({ signal } = {}) {
        signals.push(signal!);
        yield { configs: [{ context: 'test', data: { attempt: 1 } }] };
        throw new Error('Disk on fire');
      },
    };
    const close = new AbortController();
    const data = new ReloadingConfigSource(source, {
      pauseMs: 60_000,
    }).readConfigData({ signal: close.signal });

    await data.next();
    expect((await data.next()).value).toMatchObject({
      configs: [{}, { data: { [UNREADABLE_KEY]: 'Disk on fire' } }],
    });
    const ended = data.next();
    close.abort();

    expect(await ended).toMatchObject({ done: true });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
