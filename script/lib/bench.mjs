// yarn bench <name>: the frontend is measured by the demo portal, everything else by the backend plugin.
import { exitCodeOf } from './steps.mjs';

const [name] = process.argv.slice(2);
const workspace =
  name === 'frontend' ? 'app' : '@infra-requests/plugin-infra-requests-backend';

process.exitCode = await exitCodeOf('yarn', [
  'workspace',
  workspace,
  'bench',
  ...process.argv.slice(2),
]);
