import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { acmeConfig } from '../__testUtils__/acme';
import { readInfraRequestsConfig } from '../config';
import type { Analysis, analysisSteps } from '../domain/analysis/analysePolicy';
import { PolicyAnalysis } from './PolicyAnalysis';
import { activeConfiguration } from './ActivePolicy';

const { policy } = activeConfiguration(
  readInfraRequestsConfig(new ConfigReader({ infraRequests: acmeConfig })),
);
const options = { requestTypes: [] };
const other = (digest: string) => ({ ...policy, digest });
const NOTHING: Analysis = { findings: [], leftOut: [] };

/** Steps that take longer than a turn. */
function* slowly(count: number, done = () => {}): Generator<void, Analysis> {
  for (let step = 0; step < count; step++) {
    const until = performance.now() + 25;
    while (performance.now() < until) {
      // Something to compute.
    }
    yield;
  }
  done();
  return NOTHING;
}

function anAnalysis(analyse: typeof analysisSteps) {
  const logger = mockServices.logger.mock();
  const steps = jest.fn(analyse);
  return {
    analysis: new PolicyAnalysis({ logger, analyse: steps }),
    logger,
    steps,
  };
}

describe('PolicyAnalysis', () => {
  it('lets others go first in between', async () => {
    const events: string[] = [];
    const { analysis } = anAnalysis(() =>
      slowly(3, () => events.push('analysed')),
    );
    const analysed = analysis.findingsIn(policy, options);
    setImmediate(() => events.push('another request'));
    await analysed;
    expect(events).toEqual(['another request', 'analysed']);
  });

  it('analyses the same policy once for several who ask at the same time', async () => {
    const { analysis, steps } = anAnalysis(() => slowly(1));
    await Promise.all([
      analysis.findingsIn(policy, options),
      analysis.findingsIn(policy, options),
    ]);
    expect(steps).toHaveBeenCalledTimes(1);

    await analysis.findingsIn(policy, options);
    expect(steps).toHaveBeenCalledTimes(2);
  });

  it('analyses at most two policies at a time, and those that wait afterwards', async () => {
    let [running, most] = [0, 0];
    const { analysis, steps } = anAnalysis(() => {
      running += 1;
      most = Math.max(most, running);
      return slowly(2, () => {
        running -= 1;
      });
    });
    await Promise.all(
      ['a', 'b', 'c', 'd'].map(digest =>
        analysis.findingsIn(other(digest), options),
      ),
    );
    expect(most).toBe(2);
    expect(steps).toHaveBeenCalledTimes(4);
  });

  it('goes on with the next where one fails', async () => {
    const { analysis } = anAnalysis(({ digest }) => {
      if (digest !== 'good') {
        throw new Error('Out of cases');
      }
      return slowly(1);
    });
    const results = await Promise.allSettled(
      ['bad', 'worse', 'worst', 'good'].map(digest =>
        analysis.findingsIn(other(digest), options),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
  });

  it('says in one line what was left out', async () => {
    const { analysis, logger } = anAnalysis(function* leaveOut() {
      yield;
      return { findings: [], leftOut: ['never-seen', 'gap'] };
    });
    await analysis.findingsIn(policy, options);
    expect(logger.info.mock.calls).toEqual([
      [
        `Policy ${policy.digest} is too large to be analysed completely; there may be more findings of these kinds: never-seen, gap`,
      ],
    ]);
  });
});
