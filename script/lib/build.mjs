// Builds the frontend that the backend serves, unless it is up to date.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { root, runQuietly, say, step } from './steps.mjs';

const dist = 'packages/app/dist';
const stamp = `${dist}/.built-from`;

export async function buildFrontend() {
  const wanted = fingerprint([
    'yarn.lock',
    'package.json',
    // Decides which packages the app discovers.
    'app-config.yaml',
    'packages/app/package.json',
    'packages/app/{src,public}/**/*',
    'packages/*/config.d.ts',
    'plugins/*/config.d.ts',
    'plugins/{infra-requests,infra-requests-common}/package.json',
    'plugins/{infra-requests,infra-requests-common}/src/**/*',
  ]);
  if (
    existsSync(join(root, dist, 'index.html')) &&
    readStamp(stamp) === wanted
  ) {
    say('▸ The frontend build is up to date');
    return;
  }
  await step('Frontend build', () =>
    runQuietly('yarn', ['workspace', 'app', 'build']),
  );
  writeStamp(stamp, wanted);
}
