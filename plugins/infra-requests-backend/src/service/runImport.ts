import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { InfraRequestsImportExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import type { RequestReadModel } from '../store/RequestReadModel';
import { RequestService, type RequestServiceOptions } from './RequestService';

export type Importer = Parameters<
  InfraRequestsImportExtensionPoint['setImporter']
>[0];

/** Runs the importer if there is no request yet: through the real service, each call with its person and time. */
export async function runImport(options: {
  importer: Importer;
  service: RequestServiceOptions;
  readModel: RequestReadModel;
  logger: LoggerService;
}): Promise<void> {
  const { importer, readModel, logger } = options;
  const existing = await readModel.count({
    scope: 'all',
    viewer: { ref: 'infra-requests', memberships: [] },
  });
  if (existing > 0) {
    return;
  }
  logger.info('Importing requests into the empty database');
  try {
    await importer.run({
      as: (person, at) => {
        if (at > options.service.clock()) {
          throw new Error(`${at.toISOString()} is in the future`);
        }
        const actor = { kind: 'user' as const, ref: person };
        const service = new RequestService({
          ...options.service,
          clock: () => at,
          quiet: true,
          onCommitted: undefined,
        });
        return {
          submit: draft => service.submit(draft, { actor }),
          edit: (id, edit) => service.edit(id, edit, { actor }),
          vote: (id, vote) => service.vote(id, vote, { actor }),
          cancel: (id, input = {}) => service.cancel(id, input, { actor }),
          expire: id => service.advance(id, { kind: 'expire' }),
          startFulfilment: id =>
            service.advance(id, { kind: 'start-fulfilment' }),
          completeFulfilment: id =>
            service.advance(id, { kind: 'complete-fulfilment' }),
          failFulfilment: (id, { reason }) =>
            service.advance(id, { kind: 'fail-fulfilment', reason }),
        };
      },
    });
    logger.info('Import finished');
  } catch (error) {
    logger.error('The import stopped before its end', toError(error));
  }
}
