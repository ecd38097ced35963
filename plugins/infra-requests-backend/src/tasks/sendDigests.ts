import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { DailyDigest } from '../effects/notification/DailyDigest';

/** Looks every minute whether it is time for the daily message. */
export async function sendDigests(options: {
  scheduler: SchedulerService;
  digest: Pick<DailyDigest, 'sendDue'>;
}): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'infra-requests-digest',
    // Not a time of the day: the configuration may change it while the backend runs.
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    // One instance at a time sends; another one takes over when that dies.
    scope: 'global',
    fn: () => options.digest.sendDue(),
  });
}
