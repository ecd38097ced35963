import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type {
  BacktestInput,
  SimulationInput,
} from '@infra-requests/plugin-infra-requests-common';
import type { Router } from 'express';
import type { AuthorizedPolicyService } from '../service/AuthorizedPolicyService';
import { auditedBy } from './audited';
import { readChangedRequestsQuery } from './readListQuery';

const DEFAULT_USAGE_DAYS = 30;

/** Adds the calls about policies: reading them, and trying a changed one. */
export function addPolicyRoutes(
  router: Router,
  options: {
    service: AuthorizedPolicyService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { service, httpAuth } = options;
  const audited = auditedBy(options.auditor);

  router.get('/policy', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.document({ credentials }));
  });

  router.get('/policy/usage', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const days = Number(req.query.days ?? DEFAULT_USAGE_DAYS);
    res.json({ days, items: await service.usage({ days }, { credentials }) });
  });

  router.get('/policies', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await service.versions({ credentials }) });
  });

  router.get('/policies/:digest', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.version(req.params.digest, { credentials }));
  });

  router.post('/policy/check', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { policy }: { policy: string } = req.body;
    const check = await audited(
      req,
      { eventId: 'policy-check' },
      () => service.check(policy, { credentials }),
      ({ problems, digest }) => ({ problems: problems.length, digest }),
    );
    res.json(check);
  });

  router.post('/policy/simulate', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const input: SimulationInput = req.body;
    const simulation = await audited(
      req,
      { eventId: 'policy-simulate', meta: { request: input.request } },
      () => service.simulate(input, { credentials }),
      ({ evaluation }) => ({ policyDigest: evaluation.policyDigest }),
    );
    res.json(simulation);
  });

  router.get('/policy/backtest', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await service.backtests({ credentials }) });
  });

  router.post('/policy/backtest', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const input: BacktestInput = req.body;
    const backtest = await audited(
      req,
      {
        eventId: 'policy-backtest',
        severityLevel: 'medium',
        meta: { actionType: 'start', from: input.from, to: input.to },
      },
      () => service.startBacktest(input, { credentials }),
      ({ id, policyDigest }) => ({ id, policyDigest }),
    );
    res.status(202).json(backtest);
  });

  router.get('/policy/backtest/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.backtest(req.params.id, { credentials }));
  });

  router.post('/policy/backtest/:id/cancel', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const backtest = await audited(
      req,
      {
        eventId: 'policy-backtest',
        severityLevel: 'medium',
        meta: { actionType: 'cancel', id },
      },
      () => service.cancelBacktest(id, { credentials }),
      ({ state }) => ({ state }),
    );
    res.json(backtest);
  });

  router.get('/policy/backtest/:id/requests', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const query = readChangedRequestsQuery(req.query);
    res.json(
      await service.backtestRequests(req.params.id, query, { credentials }),
    );
  });
}
