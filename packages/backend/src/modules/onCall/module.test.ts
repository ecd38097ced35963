import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  infraRequestsApproverExtensionPoint,
  type ApproverResolver,
} from '@infra-requests/plugin-infra-requests-node';
import onCall from '.';

async function startResolver(demo: object) {
  const resolvers = new Map<string, ApproverResolver>();
  await startTestBackend({
    extensionPoints: [
      [
        infraRequestsApproverExtensionPoint,
        {
          addApproverResolver: ({ id, resolver }) =>
            resolvers.set(id, resolver),
        },
      ],
    ],
    features: [onCall, mockServices.rootConfig.factory({ data: { demo } })],
  });
  return resolvers.get('on-call');
}

describe('who is on call in the demo', () => {
  it('is whom the configuration names for a schedule', async () => {
    const resolver = await startResolver({
      onCall: { production: ['user:default/linus'] },
    });
    expect(await resolver?.resolve({ argument: 'production' })).toEqual([
      'user:default/linus',
    ]);
  });

  it('is nobody where nothing is said', async () => {
    const resolver = await startResolver({});
    expect(await resolver?.resolve({ argument: 'production' })).toEqual([]);
  });
});
