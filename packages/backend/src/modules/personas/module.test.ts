import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import request from 'supertest';
import ownership from '../ownership';
import personas from '.';

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'linus', namespace: 'default' },
    spec: {
      profile: { displayName: 'Linus Thorvaldsen', email: 'linus@acme.test' },
      memberOf: ['sre-oncall'],
    },
    relations: [{ type: 'memberOf', targetRef: 'group:default/sre-oncall' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'sre-oncall', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'childOf', targetRef: 'group:default/platform' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'platform', namespace: 'default' },
    spec: { type: 'department', children: [] },
  },
];

async function startPortal(auth: JsonObject) {
  return startTestBackend({
    features: [
      authPlugin,
      ownership,
      personas,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth,
        },
      }),
    ],
  });
}

const linusOnly = {
  persona: { personas: [{ user: 'user:default/linus' }] },
};

describe('persona sign-in', () => {
  it('signs in as the chosen user with all groups above theirs', async () => {
    const { server } = await startPortal({
      environment: 'development',
      providers: linusOnly,
    });
    const response = await request(server).get(
      '/api/auth/persona/refresh?persona=user:default/linus',
    );
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      profile: { displayName: 'Linus Thorvaldsen', email: 'linus@acme.test' },
      backstageIdentity: {
        token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        identity: {
          userEntityRef: 'user:default/linus',
          ownershipEntityRefs: [
            'user:default/linus',
            'group:default/sre-oncall',
            'group:default/platform',
          ],
        },
      },
    });
  });

  it('takes the choice from a header too, in any case', async () => {
    const { server } = await startPortal({
      environment: 'development',
      providers: linusOnly,
    });
    const response = await request(server)
      .get('/api/auth/persona/refresh')
      .set('X-Persona', 'User:default/Linus');
    expect(response.body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/linus',
    );
  });

  it('lets nobody be somebody who is not listed', async () => {
    const { server } = await startPortal({
      environment: 'development',
      providers: linusOnly,
    });
    const response = await request(server).get(
      '/api/auth/persona/refresh?persona=user:default/dora',
    );
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'user:default/dora is not a persona of this demo',
    );
  });

  it('asks for a choice when there is none', async () => {
    const { server } = await startPortal({
      environment: 'development',
      providers: linusOnly,
    });
    const response = await request(server).get('/api/auth/persona/refresh');
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('No persona chosen');
  });

  it('stops the start outside development', async () => {
    await expect(
      startPortal({ environment: 'production', providers: linusOnly }),
    ).rejects.toThrow(/only loads with auth.environment: development/);
  });

  it('is not there when the config has no personas', async () => {
    const { server } = await startPortal({
      environment: 'production',
      providers: {},
    });
    const response = await request(server).get(
      '/api/auth/persona/refresh?persona=user:default/linus',
    );
    expect(response.status).toBe(404);
  });
});
