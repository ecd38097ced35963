// Builds the frontends that people and journeys use, unless they are up to date.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { root, runQuietly, say, step } from './steps.mjs';

/** The portal that the backend serves. */
export async function buildFrontend() {
  await build({
    name: 'app',
    title: 'The frontend build',
    files: [
      // Decides which packages the app discovers.
      'app-config.yaml',
    ],
  });
}

/** The small app on the legacy frontend system. */
export async function buildLegacyFrontend() {
  await build({
    name: 'app-legacy',
    title: 'The legacy frontend build',
    // It is built with the configuration in its page, and signs in as the portal does.
    files: ['app-config.yaml', 'packages/app/src/modules/signIn/**/*'],
  });
}

async function build({ name, title, files }) {
  const dist = `packages/${name}/dist`;
  const stamp = `${dist}/.built-from`;
  const wanted = fingerprint([
    'yarn.lock',
    'package.json',
    ...files,
    `packages/${name}/package.json`,
    `packages/${name}/{src,public}/**/*`,
    'packages/*/config.d.ts',
    'plugins/*/config.d.ts',
    'plugins/{infra-requests,infra-requests-common}/package.json',
    'plugins/{infra-requests,infra-requests-common}/src/**/*',
  ]);
  if (
    existsSync(join(root, dist, 'index.html')) &&
    readStamp(stamp) === wanted
  ) {
    say(`▸ ${title} is up to date`);
    return;
  }
  await step(title, () => runQuietly('yarn', ['workspace', name, 'build']));
  writeStamp(stamp, wanted);
}
