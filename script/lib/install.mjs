// Installs the dependencies from the lock file, unless they are up to date.
import { pathToFileURL } from 'node:url';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { giveUp, runQuietly, say, step } from './steps.mjs';

const stamp = 'node_modules/.cache/infra-requests/installed';

export async function install() {
  const wanted = fingerprint([
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    'packages/*/package.json',
    'plugins/*/package.json',
  ]);
  if (readStamp(stamp) === wanted) {
    say('▸ Dependencies are up to date');
    return;
  }
  await step('Dependencies (yarn install)', () =>
    runQuietly('yarn', ['install', '--immutable']),
  );
  writeStamp(stamp, wanted);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install().catch(giveUp);
}
