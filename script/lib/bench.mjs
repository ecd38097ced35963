// yarn bench <name>: the frontend is measured in the demo portal, everything else by the backend plugin.
import { exitCodeOf } from './steps.mjs';

const [name] = process.argv.slice(2);

process.exitCode =
  name === 'frontend'
    ? await exitCodeOf('node', ['script/bench/index.mjs'])
    : await exitCodeOf('yarn', [
        'workspace',
        '@infra-requests/plugin-infra-requests-backend',
        'bench',
        ...process.argv.slice(2),
      ]);
