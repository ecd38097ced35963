import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { DelegationInput } from '@infra-requests/plugin-infra-requests-common';
import type { Router } from 'express';
import type { AuthorizedDelegationService } from '../service/AuthorizedDelegationService';
import { auditedBy } from './audited';

/** Adds the calls about who votes for whom while somebody is away. */
export function addDelegationRoutes(
  router: Router,
  options: {
    service: AuthorizedDelegationService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { service, httpAuth } = options;
  const audited = auditedBy(options.auditor);

  router.get('/delegations', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await service.list({ credentials }) });
  });

  router.post('/delegations', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const input: DelegationInput = req.body;
    const { delegate, from, until } = input;
    const delegation = await audited(
      req,
      {
        eventId: 'delegation-create',
        severityLevel: 'high',
        meta: { delegate, until, ...(from ? { from } : {}) },
      },
      () => service.create(input, { credentials }),
      ({ id, delegator }) => ({ id, delegator }),
    );
    res.status(201).json(delegation);
  });

  router.delete('/delegations/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const delegation = await audited(
      req,
      { eventId: 'delegation-end', severityLevel: 'medium', meta: { id } },
      () => service.end(id, { credentials }),
      ({ delegator, delegate, state }) => ({ delegator, delegate, state }),
    );
    res.json(delegation);
  });
}
