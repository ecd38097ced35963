import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { infraRequestsImportExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import { acmeConfig, acmeEntities } from '../__testUtils__/acme';
import infraRequestsPlugin from '..';

const WHAT_TIME_DOES = [
  'infra-requests-due-steps',
  'infra-requests-fulfilment',
];

/** A backend into which `run` imports, if it is given. */
async function start(run?: () => Promise<void>) {
  const scheduler = mockServices.scheduler.mock();
  const ids = () => scheduler.scheduleTask.mock.calls.map(([{ id }]) => id);
  const watching = new Promise<void>(resolve => {
    scheduler.scheduleTask.mockImplementation(async () => {
      if (WHAT_TIME_DOES.every(id => ids().includes(id))) {
        resolve();
      }
    });
  });
  const importer = createBackendModule({
    pluginId: 'infra-requests',
    moduleId: 'past',
    register(reg) {
      reg.registerInit({
        deps: { importing: infraRequestsImportExtensionPoint },
        async init({ importing }) {
          if (run) {
            importing.setImporter({ run });
          }
        },
      });
    },
  });
  await startTestBackend({
    features: [
      infraRequestsPlugin,
      importer,
      scheduler.factory,
      mockServices.rootConfig.factory({ data: { infraRequests: acmeConfig } }),
      catalogServiceMock.factory({ entities: acmeEntities }),
    ],
  });
  return { watching, ids };
}

describe('importing the past', () => {
  it('watches no deadlines until it is over, so that nothing of the past is found overdue today', async () => {
    let finish = () => {};
    const over = new Promise<void>(resolve => {
      finish = resolve;
    });
    const { watching, ids } = await start(() => over);
    expect(ids()).toEqual(expect.not.arrayContaining(WHAT_TIME_DOES));

    finish();
    await expect(watching).resolves.toBeUndefined();
  });

  it('watches them also after an import that failed', async () => {
    const { watching } = await start(async () => {
      throw new Error('The file is empty');
    });
    await expect(watching).resolves.toBeUndefined();
  });

  it('watches them from the start where nothing is imported', async () => {
    const { ids } = await start();
    expect(ids()).toEqual(expect.arrayContaining(WHAT_TIME_DOES));
  });
});
