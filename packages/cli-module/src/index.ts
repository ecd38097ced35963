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
    reg.addCommand({
      path: ['policy', 'explain'],
      description: 'Say what a policy makes of one request, and why',
      execute: { loader: () => import('./commands/explain') },
    });
    reg.addCommand({
      path: ['policy', 'simulate'],
      description: 'Try a policy on a file of requests with what is expected',
      execute: { loader: () => import('./commands/simulate') },
    });
  },
});
