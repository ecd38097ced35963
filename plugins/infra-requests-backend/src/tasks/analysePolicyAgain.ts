import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ActivePolicy } from '../service/ActivePolicy';
import type { PolicyFindings } from '../service/PolicyFindings';

/** Analyses the policy with the people of the catalog from time to time, so that a group that was emptied is logged. */
export async function analysePolicyAgain(options: {
  scheduler: SchedulerService;
  active: Pick<ActivePolicy, 'configuration'>;
  findings: PolicyFindings;
}): Promise<void> {
  const { scheduler, active, findings } = options;
  await scheduler.scheduleTask({
    id: 'infra-requests-policy-analysis',
    frequency: { minutes: 10 },
    timeout: { minutes: 1 },
    // The catalog may still be empty when a backend starts.
    initialDelay: { minutes: 3 },
    scope: 'local',
    fn: async () => {
      await findings.of(active.configuration);
    },
  });
}
