import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { acmeEntities } from '../__testUtils__/acme';
import { CatalogEntityDirectory } from './EntityDirectory';

function aDirectory(timeoutMs?: number) {
  const catalog = catalogServiceMock.mock();
  const acme = catalogServiceMock({ entities: acmeEntities });
  catalog.getEntitiesByRefs.mockImplementation((...args) =>
    acme.getEntitiesByRefs(...args),
  );
  const logger = mockServices.logger.mock();
  const auth = mockServices.auth();
  return {
    directory: new CatalogEntityDirectory({ catalog, auth, logger, timeoutMs }),
    catalog,
    logger,
  };
}

const UNKNOWN = {
  values: {},
  unknown: { entity: 'the catalog could not be asked about it' },
};

describe('CatalogEntityDirectory', () => {
  it('knows what the catalog says of an entity, and nothing that is only for the catalog', async () => {
    const { directory } = aDirectory();
    expect(await directory.factsOf('component:default/ledger')).toEqual({
      values: {
        entity: {
          ref: 'component:default/ledger',
          kind: 'component',
          metadata: {
            name: 'ledger',
            namespace: 'default',
            title: 'General ledger',
            tags: ['java'],
            labels: { criticality: 'high' },
            annotations: { runbook: 'https://acme.example/ledger' },
          },
          spec: {
            type: 'service',
            lifecycle: 'production',
            owner: 'payments-team',
          },
        },
      },
      unknown: {},
    });
  });

  it('knows that an entity does not exist', async () => {
    const { directory } = aDirectory();
    expect(await directory.factsOf('component:default/nothing')).toBe(
      undefined,
    );
  });

  it('does not know where the catalog fails, and says why in the log', async () => {
    const { directory, catalog, logger } = aDirectory();
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('ECONNREFUSED'));
    expect(await directory.factsOf('component:default/ledger')).toEqual(
      UNKNOWN,
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('component:default/ledger'),
      expect.objectContaining({ message: 'ECONNREFUSED' }),
    );
  });

  it('does not wait for ever for the catalog', async () => {
    const { directory, catalog } = aDirectory(1);
    catalog.getEntitiesByRefs.mockReturnValue(new Promise(() => {}));
    expect(await directory.factsOf('component:default/ledger')).toEqual(
      UNKNOWN,
    );
  });
});
