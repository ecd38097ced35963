import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'search.collators.infraRequests.schedule';

const USUAL: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/** When requests are read. @throws InputError if what the configuration says is no schedule */
export function readSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const given = config.getOptionalConfig(KEY);
  if (!given) {
    return USUAL;
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(given);
  } catch (error) {
    throw new InputError(
      `${KEY} is no schedule. Write for example { frequency: { minutes: 10 }, timeout: { minutes: 15 } }.`,
      error,
    );
  }
}
