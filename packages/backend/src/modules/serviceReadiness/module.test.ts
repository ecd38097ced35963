import { startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  infraRequestsCheckExtensionPoint,
  type CheckProvider,
} from '@infra-requests/plugin-infra-requests-node';
import serviceReadiness from '.';

const LEDGER = 'component:default/ledger';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    etag: 'one',
    links: [{ url: 'https://docs.acme-cloud.test/ledger' }],
  },
  spec: { type: 'service', lifecycle: 'production' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-team' }],
};

const without = (change: Partial<Entity>): Entity => ({ ...ledger, ...change });

async function startCheck(entity: Entity) {
  const providers: CheckProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        infraRequestsCheckExtensionPoint,
        { addCheckProvider: provider => providers.push(provider) },
      ],
    ],
    features: [
      serviceReadiness,
      catalogServiceMock.factory({ entities: [entity] }),
    ],
  });
  const [{ check }] = providers;
  return (concerned: string | undefined = LEDGER) =>
    check({
      type: 'production-deployment',
      action: 'create',
      owner: 'group:default/payments-team',
      requester: 'user:default/mira',
      entity: concerned,
      parameters: {},
      signal: new AbortController().signal,
    });
}

const digestOf = async (entity: Entity) =>
  (await (await startCheck(entity))()).evidence?.[0].digest;

describe('the readiness of a service', () => {
  it('is there where somebody owns it and something is written about it', async () => {
    const check = await startCheck(ledger);
    expect(await check()).toEqual({
      outcome: 'passed',
      summary: 'It has an owner and documentation, and is not deprecated.',
      facts: { hasOwner: true, isDocumented: true, lifecycle: 'production' },
      evidence: [
        {
          title: 'What the catalog says of the service',
          url: '/catalog/default/component/ledger',
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
  });

  it('is doubtful where nothing is written about it', async () => {
    const check = await startCheck(without({ metadata: { name: 'ledger' } }));
    expect(await check()).toMatchObject({
      outcome: 'warning',
      summary: 'In the catalog, nothing is written about it.',
      facts: { isDocumented: false },
    });
  });

  it('is not there where nobody owns it or it is deprecated', async () => {
    const check = await startCheck(
      without({ relations: [], spec: { lifecycle: 'deprecated' } }),
    );
    expect(await check()).toMatchObject({
      outcome: 'failed',
      summary: 'In the catalog, nobody owns it and it is deprecated.',
      facts: { hasOwner: false, lifecycle: 'deprecated' },
    });
  });

  it('cannot be told of what is not in the catalog', async () => {
    const check = await startCheck(ledger);
    expect(await check('component:default/nothing')).toEqual({
      outcome: 'unknown',
      summary: 'The service is not in the catalog.',
    });
  });
});

describe('its evidence', () => {
  it('stays the same where something else of the entity changes', async () => {
    const described = {
      ...ledger.metadata,
      etag: 'two',
      description: 'Books for every cent',
    };
    expect(await digestOf(without({ metadata: described }))).toBe(
      await digestOf(ledger),
    );
  });

  it('is another one once what was looked at changes', async () => {
    expect(await digestOf(without({ relations: [] }))).not.toBe(
      await digestOf(ledger),
    );
  });
});
