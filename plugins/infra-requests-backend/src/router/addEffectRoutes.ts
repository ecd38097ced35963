import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { AuthorizedDeliveryService } from '../service/AuthorizedDeliveryService';
import { auditedBy } from './audited';
import { readEffectsQuery } from './readListQuery';

/** Adds the calls about what could not be told or done after commits. */
export function addEffectRoutes(
  router: Router,
  options: {
    service: AuthorizedDeliveryService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { service, httpAuth } = options;
  const audited = auditedBy(options.auditor);

  router.get('/effects', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.list(readEffectsQuery(req.query), { credentials }));
  });

  router.post('/effects/:id/retry', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const effect = await audited(
      req,
      { eventId: 'effect-retry', severityLevel: 'medium', meta: { id } },
      () => service.retry(id, { credentials }),
      ({ requestId, kind }) => ({ requestId, kind }),
    );
    res.json(effect);
  });
}
