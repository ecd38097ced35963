import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FulfilmentError,
  infraRequestsFulfilmentExtensionPoint,
  type Fulfiller,
} from '@infra-requests/plugin-infra-requests-node';
import deploymentNotes from '.';

async function startFulfiller() {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const fulfillers = new Map<string, Fulfiller>();
  await startTestBackend({
    extensionPoints: [
      [
        infraRequestsFulfilmentExtensionPoint,
        {
          addFulfiller: ({ type, fulfiller }) =>
            fulfillers.set(type, fulfiller),
        },
      ],
    ],
    features: [deploymentNotes, logger.factory],
  });
  const deploy = (version: string) =>
    fulfillers.get('production-deployment')!.fulfil({
      idempotencyKey: 'k1',
      request: {
        id: '1',
        number: 66,
        revision: 1,
        digest: 'd1',
        type: 'production-deployment',
        action: 'create',
        owner: 'group:default/mobile-team',
        requester: 'user:default/noor',
        parameters: { service: 'component:default/mobile-gateway', version },
      },
    });
  return { deploy, logger };
}

describe('deployments of the demo', () => {
  it('are written to the log and nowhere else', async () => {
    const { deploy, logger } = await startFulfiller();
    await deploy('v5.0');
    expect(logger.info).toHaveBeenCalledWith(
      'Would deploy v5.0 of component:default/mobile-gateway for request #66; the demo deploys nothing',
      { requestId: '1', idempotencyKey: 'k1' },
    );
  });

  it('fail for versions that begin with 0, for good', async () => {
    const { deploy } = await startFulfiller();
    await expect(deploy('v0.3')).rejects.toThrow(FulfilmentError);
    await expect(deploy('0')).rejects.toThrow('versions of Acme Cloud begin');
    await expect(deploy('v10.0')).resolves.toBeUndefined();
  });
});
