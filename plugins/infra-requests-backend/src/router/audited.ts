import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Runs an audited call: its outcome is recorded whichever way it ends. */
export type Audited = <T>(
  /** Undefined where it does not come over HTTP. */
  req: Request | undefined,
  event: {
    eventId: string;
    severityLevel?: AuditorServiceEventSeverityLevel;
    meta?: JsonObject;
  },
  call: () => Promise<T>,
  metaOf?: (result: T) => JsonObject,
) => Promise<T>;

export function auditedBy(auditor: AuditorService): Audited {
  return async (req, event, call, metaOf = () => ({})) => {
    const auditorEvent = await auditor.createEvent({ ...event, request: req });
    try {
      const result = await call();
      await auditorEvent.success({ meta: metaOf(result) });
      return result;
    } catch (error) {
      await auditorEvent.fail({ error: toError(error) });
      throw error;
    }
  };
}
