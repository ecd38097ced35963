import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { RequestService } from '../service/RequestService';
import type { RequestReadModel } from '../store/RequestReadModel';

const BATCH_SIZE = 50;

interface DueSteps {
  service: Pick<RequestService, 'runDueSteps'>;
  readModel: Pick<RequestReadModel, 'dueForSteps'>;
  clock: () => Date;
  logger: LoggerService;
}

/** Reminds, escalates and expires on time, also where nobody looks at a request. */
export async function runDueSteps(
  options: DueSteps & { scheduler: SchedulerService },
): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'infra-requests-due-steps',
    frequency: { seconds: 15 },
    timeout: { minutes: 1 },
    initialDelay: { seconds: 10 },
    // One instance at a time looks; another one takes over when that dies.
    scope: 'global',
    fn: signal => workOffDueSteps(options, { signal }),
  });
}

/** Takes every step that is due. What fails is logged and does not keep the others waiting. */
export async function workOffDueSteps(
  { service, readModel, clock, logger }: DueSteps,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const tried = new Set<string>();
  // What was tried and is still due comes first again, so it must not use up the batch.
  const left = new Set<string>();
  for (;;) {
    const ids = await readModel.dueForSteps({
      at: clock(),
      limit: BATCH_SIZE + left.size,
    });
    const fresh = ids.filter(id => !tried.has(id));
    const leftBefore = left.size;
    ids.filter(id => tried.has(id)).forEach(id => left.add(id));
    if (fresh.length === 0 && left.size === leftBefore) {
      return;
    }
    for (const id of fresh) {
      if (signal?.aborted) {
        return;
      }
      tried.add(id);
      await service.runDueSteps(id).catch(error => {
        logger.warn(
          `What time does to request ${id} could not be recorded; it is tried again`,
          toError(error),
        );
      });
    }
  }
}
