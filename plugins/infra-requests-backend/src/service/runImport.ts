import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { InfraRequestsImportExtensionPoint } from '@infra-requests/plugin-infra-requests-node';
import type { RequestReadModel } from '../store/RequestReadModel';
import { Past } from './Past';
import type { RequestServiceOptions } from './RequestService';

export type Importer = Parameters<
  InfraRequestsImportExtensionPoint['setImporter']
>[0];

/**
 * Runs the importer if there is no request yet: through the real service, each call with its person and time, and with
 * what time did before.
 */
export async function runImport(options: {
  importer: Importer;
  service: RequestServiceOptions;
  readModel: RequestReadModel;
  logger: LoggerService;
}): Promise<void> {
  const { importer, readModel, logger } = options;
  const { clock } = options.service;
  const existing = await readModel.count({
    scope: 'all',
    viewer: { ref: 'infra-requests', memberships: [] },
  });
  if (existing > 0) {
    return;
  }
  logger.info('Importing requests into the empty database');
  const past = new Past(options.service);
  try {
    await importer.run({
      as: (person, at) => {
        if (at > clock()) {
          throw new Error(`${at.toISOString()} is in the future`);
        }
        return past.session(person, at);
      },
    });
    await past.catchUp(clock());
    logger.info('Import finished');
  } catch (error) {
    logger.error('The import stopped before its end', toError(error));
  }
}
