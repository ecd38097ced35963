import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import type {
  BulkVoteInput,
  CommentInput,
  RequestDraft,
  RequestEdit,
  ReviewInput,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import express, { type RequestHandler, type Router } from 'express';
import { whyNotStorable } from '../domain/storable';
import { spec } from '../schema/openapi.generated';
import type { AuthorizedDelegationService } from '../service/AuthorizedDelegationService';
import type { AuthorizedDeliveryService } from '../service/AuthorizedDeliveryService';
import type { AuthorizedPolicyService } from '../service/AuthorizedPolicyService';
import type { AuthorizedRequestService } from '../service/AuthorizedRequestService';
import { addDelegationRoutes } from './addDelegationRoutes';
import { addEffectRoutes } from './addEffectRoutes';
import { addPolicyRoutes } from './addPolicyRoutes';
import { auditedBy } from './audited';
import { readListQuery } from './readListQuery';

/** Bodies over this size are refused before they are parsed. */
const BODY_LIMIT = '256kb';

/** A policy is sent whole; with line breaks escaped it is larger than as a file. */
const POLICY_BODY_LIMIT = '1mb';

/** Refused while it is parsed, whatever it is: a record with such text would not verify. */
function refuseUnstorable(key: string, value: unknown): unknown {
  const reason = whyNotStorable(key, value);
  if (reason !== undefined) {
    throw new InputError(reason);
  }
  return value;
}

function readJson(): RequestHandler {
  const small = express.json({ limit: BODY_LIMIT, reviver: refuseUnstorable });
  const large = express.json({
    limit: POLICY_BODY_LIMIT,
    reviver: refuseUnstorable,
  });
  return (req, res, next) =>
    (req.path.startsWith('/policy/') ? large : small)(req, res, next);
}

/**
 * The HTTP API of openapi.yaml. Every route does the same: credentials, one call of the service, the answer.
 * Calls that change or export something leave an audit event.
 */
export function createRouter(options: {
  service: AuthorizedRequestService;
  policies: AuthorizedPolicyService;
  delegations: AuthorizedDelegationService;
  deliveries: AuthorizedDeliveryService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}): Router {
  const { service, policies, delegations, deliveries, httpAuth, auditor } =
    options;
  const router = createValidatedOpenApiRouter(
    spec as Parameters<typeof createValidatedOpenApiRouter>[0],
    {
      middleware: [readJson()],
      validatorOptions: {
        validateRequests: {
          allErrors: true,
          coerceTypes: false,
          allowUnknownQueryParameters: false,
        },
      },
    },
  ) as unknown as Router;

  const audited = auditedBy(auditor);

  router.get('/request-types', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json({ items: await service.requestTypes({ credentials }) });
  });

  router.get('/request-types/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.requestType(req.params.id, { credentials }));
  });

  router.post('/preview', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const draft: RequestDraft = req.body;
    res.json(await service.preview(draft, { credentials }));
  });

  router.get('/spend', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.spend(String(req.query.owner), { credentials }));
  });

  router.get('/requests', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.list(readListQuery(req.query), { credentials }));
  });

  router.post('/requests', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const draft: RequestDraft = req.body;
    const request = await audited(
      req,
      {
        eventId: 'request-submit',
        severityLevel: 'medium',
        meta: { type: draft.type },
      },
      () =>
        service.submit(draft, {
          credentials,
          idempotencyKey: req.header('idempotency-key'),
        }),
      ({ id, number, state, digest }) => ({ id, number, state, digest }),
    );
    res.status(201).json(request);
  });

  router.get('/requests/counts', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.counts({ credentials }));
  });

  router.get('/requests/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.get(req.params.id, { credentials }));
  });

  router.patch('/requests/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const edit: RequestEdit = req.body;
    const request = await audited(
      req,
      { eventId: 'request-edit', severityLevel: 'medium', meta: { id } },
      () => service.edit(id, edit, { credentials }),
      ({ revision, state, digest }) => ({ revision, state, digest }),
    );
    res.json(request);
  });

  router.get('/requests/:id/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const history = await audited(
      req,
      { eventId: 'request-history-read', meta: { id } },
      () => service.history(id, { credentials }),
      ({ verification }) => ({ verified: verification.verified }),
    );
    res.json(history);
  });

  router.post('/requests/:id/votes', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const vote: VoteInput = req.body;
    const request = await audited(
      req,
      {
        eventId: 'request-decide',
        severityLevel: 'high',
        meta: { id, actionType: vote.verdict, digest: vote.digest },
      },
      () => service.vote(id, vote, { credentials }),
      ({ revision, state }) => ({ revision, state }),
    );
    res.json(request);
  });

  router.delete('/requests/:id/votes/mine', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const request = await audited(
      req,
      {
        eventId: 'request-decide',
        severityLevel: 'high',
        meta: { id, actionType: 'withdraw' },
      },
      () => service.withdrawVote(id, { credentials }),
      ({ revision, state }) => ({ revision, state }),
    );
    res.json(request);
  });

  router.post('/requests/:id/review', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const review: ReviewInput = req.body;
    const request = await audited(
      req,
      {
        eventId: 'request-review',
        severityLevel: 'high',
        meta: { id, actionType: review.verdict },
      },
      () => service.review(id, review, { credentials }),
      ({ revision, state }) => ({ revision, state }),
    );
    res.json(request);
  });

  router.post('/requests/:id/comments', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const comment: CommentInput = req.body;
    const request = await audited(
      req,
      { eventId: 'request-comment', severityLevel: 'medium', meta: { id } },
      () =>
        service.comment(id, comment, {
          credentials,
          idempotencyKey: req.header('idempotency-key'),
        }),
      ({ revision, state, comments }) => ({
        revision,
        state,
        comments: comments ?? 0,
      }),
    );
    res.status(201).json(request);
  });

  router.post('/requests/:id/cancel', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { id } = req.params;
    const request = await audited(
      req,
      { eventId: 'request-cancel', severityLevel: 'medium', meta: { id } },
      () => service.cancel(id, req.body ?? {}, { credentials }),
      ({ revision, state }) => ({ revision, state }),
    );
    res.json(request);
  });

  router.post('/votes', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const votes: BulkVoteInput = req.body;
    const items = await audited(
      req,
      {
        eventId: 'request-decide',
        severityLevel: 'high',
        meta: { actionType: votes.verdict, items: votes.items },
      },
      () => service.voteOnMany(votes, { credentials }),
      outcomes => ({
        outcomes: outcomes.map(({ id, outcome }) => ({ id, outcome })),
      }),
    );
    res.json({ items });
  });

  addPolicyRoutes(router, { service: policies, httpAuth, auditor });
  addDelegationRoutes(router, { service: delegations, httpAuth, auditor });
  addEffectRoutes(router, { service: deliveries, httpAuth, auditor });
  return router;
}
