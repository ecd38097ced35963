import { createCliModule } from '@backstage/cli-node';
import packageJson from '../package.json';

/**
 * Commands that check, explain and simulate an approval policy, for `infra-requests` and for the Backstage CLI.
 * @public
 */
export default createCliModule({
  packageJson,
  init: async reg => {
    reg.addCommand({
      path: ['policy', 'check'],
      description: 'Find mistakes and doubtful rules in a policy',
      execute: { loader: () => import('./commands/check') },
    });
  },
});
