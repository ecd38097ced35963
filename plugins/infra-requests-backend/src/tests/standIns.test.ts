import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_INFRA_REQUEST,
  infraRequestApprovePermission,
  type Delegation,
  type InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApproverExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import request from 'supertest';
import {
  acmeConfig,
  acmeEntities,
  acmeWithStandardTier,
  drafts,
} from '../__testUtils__/acme';
import {
  BASE,
  as,
  notificationsTo,
  permissionsBy,
} from '../__testUtils__/portalParts';
import infraRequestsPlugin, {
  createInfraRequestConditionalDecision,
  infraRequestConditions,
} from '..';

/** In which of the deciding groups somebody is. */
const CLAIMS: Record<string, string[]> = {
  'user:default/ada': ['group:default/platform-leads'],
  'user:default/grace': ['group:default/platform-leads'],
  'user:default/sofia': ['group:default/security'],
};

/** People read what they asked for, and read and vote on what they approve or stand in for; as the documentation shows. */
class PolicyOfTheDocumentation implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const ref = user?.info.userEntityRef ?? '';
    if (!isResourcePermission(permission, RESOURCE_TYPE_INFRA_REQUEST)) {
      return { result: AuthorizeResult.ALLOW };
    }
    const toDecide = [
      infraRequestConditions.isApprover({
        refs: [ref, ...(CLAIMS[ref] ?? [])],
      }),
      infraRequestConditions.isStandIn({ refs: [ref] }),
      infraRequestConditions.isVoter({ refs: [ref] }),
    ] as const;
    return createInfraRequestConditionalDecision(permission, {
      anyOf: isPermission(permission, infraRequestApprovePermission)
        ? [...toDecide]
        : [...toDecide, infraRequestConditions.isRequester({ refs: [ref] })],
    });
  }
}

/** Acme, with a schedule that the test holds in its hands. */
async function startPortal(config: object = acmeConfig) {
  const onCall = { person: 'user:default/linus' };
  const told: { people: string[]; title: string }[] = [];
  const schedule = createBackendModule({
    pluginId: 'infra-requests',
    moduleId: 'schedule',
    register(env) {
      env.registerInit({
        deps: { approvers: infraRequestsApproverExtensionPoint },
        async init({ approvers }) {
          approvers.addApproverResolver({
            id: 'on-call',
            resolver: { resolve: async () => [onCall.person] },
          });
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      infraRequestsPlugin,
      schedule,
      ...permissionsBy(new PolicyOfTheDocumentation()),
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, infraRequests: config },
      }),
      catalogServiceMock.factory({ entities: acmeEntities }),
      notificationsTo(async ({ recipients, payload }) => {
        if (recipients.type === 'entity') {
          told.push({
            people: [recipients.entityRef].flat(),
            title: payload.title,
          });
        }
      }),
    ],
  });

  const call = (method: 'get' | 'post' | 'delete', path: string, who: string) =>
    request(server)[method](`${BASE}${path}`).set('Authorization', as(who));
  const submit = async (who: string, draft: object): Promise<InfraRequest> => {
    const response = await call('post', '/requests', who).send(draft);
    expect(response.status).toBe(201);
    return response.body;
  };
  const name = async (who: string, delegate: string): Promise<Delegation> => {
    const response = await call('post', '/delegations', who).send({
      delegate: `user:default/${delegate}`,
      until: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(response.status).toBe(201);
    return response.body;
  };
  const approve = (who: string, on: InfraRequest) =>
    call('post', `/requests/${on.id}/votes`, who).send({
      verdict: 'approve',
      digest: on.digest,
    });
  const open = (who: string, { id }: InfraRequest) =>
    call('get', `/requests/${id}`, who);
  /** How many requests somebody sees in a list. */
  const listed = async (who: string, scope: string) =>
    (await call('get', `/requests?scope=${scope}`, who)).body.totalItems;
  return { onCall, told, call, submit, name, approve, open, listed };
}

describe('the delegate of an approver', () => {
  it('is asked, finds it in the inbox, opens it and decides', async () => {
    const { told, call, submit, name, approve, open, listed } =
      await startPortal();
    await name('ada', 'linus');
    const asked = await submit('mira', drafts.standard);

    expect(told.flatMap(({ people }) => people)).toContain(
      'user:default/linus',
    );
    expect(await listed('linus', 'inbox')).toBe(1);
    expect((await call('get', '/requests/counts', 'linus')).body.inbox).toBe(1);
    const shown = await open('linus', asked);
    expect(shown.status).toBe(200);
    expect(shown.body.allowedActions.approve).toEqual({
      allowed: true,
      actingFor: ['user:default/ada'],
    });
    expect((await approve('linus', asked)).body).toMatchObject({
      state: 'approved',
      votes: [{ voter: 'user:default/linus' }],
    });
    expect((await open('linus', asked)).status).toBe(200);
  });

  it('can open what any notification is about, as can everybody else who gets one', async () => {
    const { told, submit, name, open } = await startPortal();
    await name('ada', 'linus');
    const asked = await submit('mira', drafts.standard);
    const people = [...new Set(told.flatMap(one => one.people))].sort();
    expect(people).toEqual([
      'user:default/ada',
      'user:default/grace',
      'user:default/linus',
    ]);
    for (const person of people) {
      const who = person.replace('user:default/', '');
      expect((await open(who, asked)).status).toBe(200);
    }
  });

  it('sees nothing before, and nothing again once it is over', async () => {
    const { call, submit, name, approve, open, listed } = await startPortal();
    const asked = await submit('mira', drafts.standard);
    const seen = async () => ({
      one: (await open('linus', asked)).status,
      record: (await call('get', `/requests/${asked.id}/history`, 'linus'))
        .status,
      all: await listed('linus', 'all'),
      inbox: await listed('linus', 'inbox'),
    });
    const nothing = { one: 404, record: 404, all: 0, inbox: 0 };
    expect(await seen()).toEqual(nothing);

    const { id } = await name('ada', 'linus');
    expect(await seen()).toEqual({ one: 200, record: 200, all: 1, inbox: 1 });

    await call('delete', `/delegations/${id}`, 'ada');
    expect(await seen()).toEqual(nothing);
    expect((await approve('linus', asked)).status).toBe(404);
  });

  it('sees what comes in a later stage, and votes only when it is there', async () => {
    const { submit, name, approve, open, listed } = await startPortal();
    await name('sofia', 'linus');
    const asked = await submit('mira', drafts.elevated);
    expect((await open('linus', asked)).status).toBe(200);
    expect(await listed('linus', 'all')).toBe(1);
    expect(await listed('linus', 'inbox')).toBe(0);
    const early = await approve('linus', asked);
    expect(early.status).toBe(403);
    expect(early.body.error.message).toContain('Your turn comes in stage');
  });

  it('keeps what they voted on after the delegation is over, and can take the vote back', async () => {
    const { call, submit, name, approve, open, listed } = await startPortal();
    const { id } = await name('sofia', 'linus');
    await name('ada', 'noah');
    const asked = await submit('mira', drafts.elevated);
    expect((await approve('noah', asked)).status).toBe(200);
    const [delegation] = (await call('get', '/delegations', 'ada')).body.items;
    await call('delete', `/delegations/${delegation.id}`, 'ada');
    await call('delete', `/delegations/${id}`, 'sofia');
    expect((await open('noah', asked)).status).toBe(200);
    expect(await listed('noah', 'all')).toBe(1);
    expect(await listed('noah', 'inbox')).toBe(0);
    expect(
      (await call('delete', `/requests/${asked.id}/votes/mine`, 'noah')).status,
    ).toBe(200);
    expect((await open('linus', asked)).status).toBe(404);
  });

  it('gains nothing through somebody who takes part in the request', async () => {
    const { submit, name, approve, open, listed } = await startPortal();
    const asked = await submit('ada', drafts.standard);
    await name('ada', 'linus');
    expect((await open('linus', asked)).status).toBe(404);
    expect(await listed('linus', 'all')).toBe(0);
    expect((await approve('linus', asked)).status).toBe(404);
    expect((await open('ada', asked)).body.state).toBe('pending');
  });

  it('does not decide on an own request through somebody else', async () => {
    const { submit, name, approve } = await startPortal();
    await name('ada', 'mira');
    const own = await submit('mira', drafts.standard);
    const refused = await approve('mira', own);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('You asked for this request.');
  });

  it('may look, but not decide once more for somebody who has decided', async () => {
    const { submit, name, approve, open, listed } = await startPortal();
    const asked = await submit('mira', drafts.elevated);
    await approve('ada', asked);
    await name('ada', 'linus');
    expect((await open('linus', asked)).status).toBe(200);
    expect(await listed('linus', 'inbox')).toBe(0);
    const refused = await approve('linus', asked);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('has already decided');
  });

  it('sees nothing of what the person who is away does not decide', async () => {
    const { submit, name, open, listed } = await startPortal();
    await name('sofia', 'linus');
    const asked = await submit('mira', drafts.standard);
    expect((await open('linus', asked)).status).toBe(404);
    expect(await listed('linus', 'all')).toBe(0);
  });

  it('passes nothing on', async () => {
    const { submit, name, open, listed } = await startPortal();
    await name('ada', 'linus');
    await name('linus', 'cleo');
    const asked = await submit('mira', drafts.standard);
    expect((await open('cleo', asked)).status).toBe(404);
    expect(await listed('cleo', 'all')).toBe(0);
  });
});

describe('whoever is on call', () => {
  const config = acmeWithStandardTier({
    stages: [
      {
        name: 'review',
        requirements: [{ approvers: ['resolver:on-call/platform'], count: 1 }],
      },
    ],
  });

  it('is asked, finds it in the inbox, opens it and decides', async () => {
    const { told, submit, approve, open, listed } = await startPortal(config);
    const asked = await submit('mira', drafts.standard);
    expect(told.flatMap(({ people }) => people)).toEqual([
      'user:default/linus',
    ]);
    expect(await listed('linus', 'inbox')).toBe(1);
    expect((await open('linus', asked)).body.allowedActions.approve).toEqual({
      allowed: true,
    });
    expect((await approve('linus', asked)).body.state).toBe('approved');
  });

  it('may have a delegate', async () => {
    const { submit, name, approve, open, listed } = await startPortal(config);
    await name('linus', 'cleo');
    const asked = await submit('mira', drafts.standard);
    expect((await open('cleo', asked)).status).toBe(200);
    expect(await listed('cleo', 'inbox')).toBe(1);
    expect((await approve('cleo', asked)).body.state).toBe('approved');
  });

  it('is nobody else, not even another approver', async () => {
    const { submit, approve, open, listed } = await startPortal(config);
    const asked = await submit('mira', drafts.standard);
    for (const who of ['ada', 'cleo']) {
      expect((await open(who, asked)).status).toBe(404);
      expect(await listed(who, 'all')).toBe(0);
      expect((await approve(who, asked)).status).toBe(404);
    }
  });
});
