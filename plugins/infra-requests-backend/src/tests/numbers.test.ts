import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  infraRequestReadPermission,
  type InfraRequest,
  type RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import request from 'supertest';
import {
  acmeEntities,
  acmeWithDeployments,
  drafts,
} from '../__testUtils__/acme';
import {
  as,
  asService,
  BASE,
  notificationsTo,
  permissionsBy,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin, {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '..';

jest.setTimeout(60_000);

const PAYMENTS = 'group:default/payments-team';
const CHECKOUT = 'group:default/checkout-team';

/** The stranger may do nothing; Cleo reads only what she asked for; the others may do everything. */
const policy: PermissionPolicy = {
  handle: async ({ permission }, user) => {
    const ref = user?.info.userEntityRef;
    if (ref === 'user:default/stranger') {
      return { result: AuthorizeResult.DENY };
    }
    return ref === 'user:default/cleo' &&
      isPermission(permission, infraRequestReadPermission)
      ? createInfraRequestConditionalDecision(
          permission,
          infraRequestConditions.isRequester({ refs: [ref] }),
        )
      : { result: AuthorizeResult.ALLOW };
  },
};

/** Databases that their owner and environment identify; deployments by the service they concern. */
function config() {
  const acme = acmeWithDeployments({ budgets: { default: 1_000 } });
  return {
    ...acme,
    requestTypes: acme.requestTypes.map(type =>
      type.id === 'database'
        ? { ...type, identifiedBy: ['owner'], actions: ['create', 'destroy'] }
        : type,
    ),
  };
}

async function startPortal() {
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      ...permissionsBy(policy),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, infraRequests: config() },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(),
    ],
  });
  const call = async <T>(
    method: 'get' | 'post',
    path: string,
    options: { by: string; body?: object; status?: number },
  ): Promise<T> => {
    const response = await request(server)
      [method](`${BASE}${path}`)
      .set('Authorization', as(options.by))
      .send(options.body);
    expect({ path, status: response.status, body: response.body }).toEqual({
      path,
      status: options.status ?? 200,
      body: response.body,
    });
    return response.body;
  };
  return {
    server,
    get: <T>(path: string, by = 'mira', status?: number) =>
      call<T>('get', path, { by, status }),
    submit: (draft: RequestDraft, by = 'mira') =>
      call<InfraRequest>('post', '/requests', { by, body: draft, status: 201 }),
    preview: (draft: RequestDraft, by = 'mira') =>
      call<Record<string, unknown>>('post', '/preview', { by, body: draft }),
    post: <T>(path: string, body: object, by: string, status?: number) =>
      call<T>('post', path, { by, body, status }),
  };
}

const forOwner = (draft: RequestDraft, owner: string): RequestDraft => ({
  ...draft,
  parameters: { ...draft.parameters, owner },
});

const spendOf = (owner: string) => `/spend?owner=${encodeURIComponent(owner)}`;

const ids = ({ items }: { items: { id: string }[] }) =>
  items.map(({ id }) => id);

describe('what an owner spends', () => {
  it('is the sum of what was approved, each thing once, beside its budget', async () => {
    const { get, submit } = await startPortal();
    await submit(drafts.automatic);
    await submit({ ...drafts.automatic, action: 'destroy' });
    await submit(drafts.automatic);
    await submit(drafts.standard);
    await submit(drafts.deployment);
    expect(await get(spendOf(PAYMENTS))).toEqual({
      owner: PAYMENTS,
      currency: 'USD',
      monthlySpend: '35.50',
      monthlyBudget: '1000.00',
      budgetRemaining: '964.50',
      running: 2,
      unpriced: 0,
    });
    expect(await get('/spend?owner=Checkout-Team')).toMatchObject({
      owner: CHECKOUT,
      monthlySpend: '0.00',
      running: 0,
    });
  });

  it('is told to whoever may ask for something, and only of owners', async () => {
    const { server, get } = await startPortal();
    const path = spendOf(PAYMENTS);
    expect((await request(server).get(`${BASE}${path}`)).status).toBe(401);
    await get(path, 'stranger', 403);
    const service = await request(server)
      .get(`${BASE}${path}`)
      .set('Authorization', await asService());
    expect(service.status).toBe(200);
    const wrong = await get<{ error: { message: string } }>(
      spendOf('a:b:c'),
      'mira',
      400,
    );
    expect(wrong.error.message).toContain('"a:b:c" is not an entity ref');
    await get('/spend', 'mira', 400);
  });
});

describe('what runs now', () => {
  it('stands beside a request for the same thing and beside its form', async () => {
    const { get, submit, preview } = await startPortal();
    const first = await submit(drafts.automatic);
    expect(first).toMatchObject({ state: 'approved' });
    expect(first).not.toHaveProperty('runsNow');
    const change = await submit(drafts.standard);
    const runsNow = {
      id: first.id,
      number: first.number,
      parameters: drafts.automatic.parameters,
      monthlyCost: '35.50',
      since: first.decidedAt,
    };
    expect(change).toMatchObject({ state: 'pending', runsNow });
    expect(await get(`/requests/${change.id}`)).toMatchObject({ runsNow });
    expect(await preview(drafts.standard)).toMatchObject({ runsNow });
    expect(await preview(drafts.elevated)).not.toHaveProperty('runsNow');
    expect(
      await preview(forOwner(drafts.standard, CHECKOUT)),
    ).not.toHaveProperty('runsNow');
  });

  it('is not shown to somebody who may not read that request', async () => {
    const { get, submit, preview } = await startPortal();
    await submit(drafts.automatic);
    const own = await submit(drafts.standard, 'cleo');
    expect(own).not.toHaveProperty('runsNow');
    expect(await get(`/requests/${own.id}`, 'cleo')).not.toHaveProperty(
      'runsNow',
    );
    expect(await get(`/requests/${own.id}`)).toHaveProperty('runsNow');
    expect(await preview(drafts.standard, 'cleo')).not.toHaveProperty(
      'runsNow',
    );
  });

  it('is listed alone, by entity and by who asked', async () => {
    const { get, submit } = await startPortal();
    const replaced = await submit(drafts.automatic);
    const running = await submit(drafts.automatic, 'noah');
    const waiting = await submit(drafts.standard);
    const deployed = await submit({
      ...drafts.deployment,
      parameters: {
        ...drafts.deployment.parameters,
        service: 'Ledger',
        lifetime: 'P14D',
      },
    });
    const list = async (query: Record<string, string>, by?: string) =>
      ids(
        await get<{ items: { id: string }[] }>(
          `/requests?${new URLSearchParams(query)}`,
          by,
        ),
      );
    expect(await list({ running: 'true' })).toEqual([deployed.id, running.id]);
    expect(await list({ running: 'false' })).toHaveLength(4);
    expect(await list({ running: 'true' }, 'cleo')).toEqual([]);
    expect(await list({ entity: 'component:default/ledger' })).toEqual([
      deployed.id,
    ]);
    expect(await list({ requester: 'user:default/noah' })).toEqual([
      running.id,
    ]);
    expect(
      await list({ requester: 'user:default/mira', state: 'approved' }),
    ).toHaveLength(2);
    expect(await list({ order: 'urgent' })).toEqual([
      waiting.id,
      deployed.id,
      running.id,
      replaced.id,
    ]);
    const [summary] = (
      await get<{ items: InfraRequest[] }>('/requests?type=deployment')
    ).items;
    expect(summary).toMatchObject({
      entity: 'component:default/ledger',
      expiresAt: new Date(
        Date.parse(summary.decidedAt!) + 14 * 24 * 3_600_000,
      ).toISOString(),
    });
    expect(await get('/requests?running=maybe', 'mira', 400)).toMatchObject({
      error: { name: 'InputError' },
    });
  });

  it('is listed page by page in the order of urgency', async () => {
    const { get, submit } = await startPortal();
    await submit(drafts.standard);
    await submit(drafts.automatic);
    await submit(drafts.standard);
    type Page = { items: { id: string }[]; nextCursor?: string };
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await get<Page>(
        `/requests?order=urgent&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      found.push(...ids(page));
      if (!page.nextCursor) {
        break;
      }
      cursor = page.nextCursor;
    }
    expect(found).toEqual(ids(await get<Page>('/requests?order=urgent')));
    expect(found).toHaveLength(3);
  });
});

describe('what is typical', () => {
  it('is told only to whoever may ask for something', async () => {
    const { server, get } = await startPortal();
    expect((await request(server).get(`${BASE}/request-types`)).status).toBe(
      401,
    );
    await get('/request-types', 'stranger', 403);
  });

  it('is beside the amounts of a request: its owner, and the revision before', async () => {
    const { get, submit, server } = await startPortal();
    await submit(drafts.automatic);
    const before = await submit(drafts.standard);
    expect(before).toMatchObject({
      ownerMonthlySpend: '35.50',
      ownerMonthlyBudget: '1000.00',
    });
    expect(before).not.toHaveProperty('previousMonthlyCost');
    await request(server)
      .patch(`${BASE}/requests/${before.id}`)
      .set('Authorization', as('mira'))
      .send({
        digest: before.digest,
        parameters: { ...drafts.standard.parameters, replicas: 2 },
      });
    expect(await get(`/requests/${before.id}`)).toMatchObject({
      previousMonthlyCost: '620.00',
      monthlyCost: '1240.00',
      revision: 2,
    });
  });
});

it('says who is away and who decides meanwhile', async () => {
  const { get, submit, post, preview } = await startPortal();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await post(
    '/delegations',
    { delegate: 'user:default/linus', until },
    'ada',
    201,
  );
  const { id } = await submit(drafts.standard);
  const candidates = [
    {
      ref: 'user:default/ada',
      displayName: 'Ada',
      away: { until, delegate: 'user:default/linus', delegateName: 'Linus' },
    },
    { ref: 'user:default/grace', displayName: 'Grace' },
  ];
  const shown = await get<InfraRequest>(`/requests/${id}`, 'sofia');
  const [requirement] = shown.stages[0].requirements;
  expect(requirement.candidates!.slice(0, 2)).toEqual(candidates);
  expect(await preview(drafts.standard)).toMatchObject({
    stages: [{ requirements: [{ candidates }] }],
  });
});
