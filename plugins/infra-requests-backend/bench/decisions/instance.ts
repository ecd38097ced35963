// The backend process of `yarn bench decisions`: the plugin as it ships. For calls that ask for it, it tells which
// statements they made on the database.

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createInstance } from '../../load/backend';
import { readInstanceOptions } from '../../load/deliveries';
import { STATEMENTS_HEADER, type Statement } from './statement';

const recording = new AsyncLocalStorage<Statement[]>();

const statementsOfCalls = createBackendModule({
  pluginId: 'infra-requests',
  moduleId: 'statements-of-calls',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpRouter: coreServices.httpRouter,
      },
      async init({ database, httpRouter }) {
        const knex = await database.getClient();
        knex.on('query', ({ sql, bindings }) => {
          recording.getStore()?.push({ text: sql, values: bindings ?? [] });
        });
        httpRouter.use((req, res, next) => {
          if (!req.header(STATEMENTS_HEADER)) {
            next();
            return;
          }
          const statements: Statement[] = [];
          const json = res.json.bind(res);
          // A body instead of the usual one, as headers may not be that long.
          res.json = body =>
            json(res.statusCode === 200 ? { statements } : body);
          recording.run(statements, next);
        });
      },
    });
  },
});

const backend = createInstance(readInstanceOptions());
backend.add(statementsOfCalls);
backend.start();
