import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ActivePolicy } from '../service/ActivePolicy';

/** Notes every minute that the policy is active, so that after a crash its last time is right to about a minute. */
export async function keepPolicyTimes(options: {
  scheduler: SchedulerService;
  active: Pick<ActivePolicy, 'noteStillActive'>;
}): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'infra-requests-policy-times',
    frequency: { minutes: 1 },
    timeout: { seconds: 30 },
    initialDelay: { minutes: 1 },
    // Every instance follows the configuration for itself, so each notes its own policy.
    scope: 'local',
    fn: () => options.active.noteStillActive(),
  });
}
