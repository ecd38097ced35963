import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Fulfilment } from '../service/Fulfilment';

/** Carries out what was approved and held back until now, or whose start went lost with an instance. */
export async function fulfilApproved(options: {
  scheduler: SchedulerService;
  fulfilment: Pick<Fulfilment, 'startReady'>;
}): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'infra-requests-fulfilment',
    frequency: { seconds: 15 },
    timeout: { minutes: 1 },
    initialDelay: { seconds: 10 },
    // One instance at a time looks; another one takes over when that dies.
    scope: 'global',
    fn: signal => options.fulfilment.startReady({ signal }),
  });
}
