import { mockServices } from '@backstage/backend-test-utils';
import { announcePolicyChange } from './announcePolicyChange';

function announcing() {
  const publishSignal = jest.fn().mockResolvedValue(undefined);
  const succeeded = jest.fn();
  const failed = jest.fn();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success: succeeded, fail: failed }),
  });
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const announce = announcePolicyChange({
    auditor,
    events,
    signals: { publish: publishSignal },
    logger,
  });
  return {
    announce,
    publishSignal,
    auditor,
    events,
    logger,
    succeeded,
    failed,
  };
}

const signal = {
  recipients: { type: 'broadcast' },
  channel: 'infra-requests',
  message: { policyDigest: 'new', action: 'policy' },
};
const problems = [
  { path: 'infraRequests.rules[0].tier', message: 'is not a tier' },
  { path: 'infraRequests.currency', message: 'is not a currency' },
];

describe('announcePolicyChange', () => {
  it('tells open pages, subscribers and the audit log of another policy', async () => {
    const { announce, publishSignal, auditor, events, succeeded } =
      announcing();

    await announce({ kind: 'activated', digest: 'new', previousDigest: 'old' });

    expect(publishSignal.mock.calls).toEqual([[signal]]);
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: 'infra-requests',
          eventPayload: {
            action: 'policy-activated',
            policyDigest: 'new',
            previousPolicyDigest: 'old',
          },
        },
      ],
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'policy-change',
      severityLevel: 'high',
      meta: { policyDigest: 'new' },
    });
    expect(succeeded).toHaveBeenCalledWith({
      meta: { previousPolicyDigest: 'old' },
    });
  });

  it('tells of a change that was refused, with everything that is wrong', async () => {
    const { announce, publishSignal, events, succeeded, failed } = announcing();

    await announce({ kind: 'rejected', digest: 'new', problems });

    expect(publishSignal.mock.calls).toEqual([[signal]]);
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'infra-requests',
      eventPayload: {
        action: 'policy-rejected',
        policyDigest: 'new',
        problems,
      },
    });
    expect(succeeded).not.toHaveBeenCalled();
    const [{ error }] = failed.mock.calls[0];
    expect(error.message).toBe(
      'infraRequests.rules[0].tier: is not a tier\ninfraRequests.currency: is not a currency',
    );
  });

  it('lets open pages look again when the mistakes are mended, and that is all', async () => {
    const { announce, publishSignal, auditor, events } = announcing();

    await announce({ kind: 'mended', digest: 'new' });

    expect(publishSignal.mock.calls).toEqual([[signal]]);
    expect(events.publish).not.toHaveBeenCalled();
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it('tells the others although one cannot be reached', async () => {
    const { announce, publishSignal, events, logger, succeeded } = announcing();
    publishSignal.mockRejectedValue(new Error('No signals today'));
    events.publish.mockRejectedValue(new Error('No events today'));

    await announce({ kind: 'activated', digest: 'new', previousDigest: 'old' });

    expect(succeeded).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls.map(([, error]) => error)).toEqual([
      expect.objectContaining({ message: 'No signals today' }),
      expect.objectContaining({ message: 'No events today' }),
    ]);
  });
});
