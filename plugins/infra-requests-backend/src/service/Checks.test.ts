import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type {
  CheckAnswer,
  CheckContext,
  CheckProvider,
} from '@infra-requests/plugin-infra-requests-node';
import { by, aService } from '../__testUtils__/aService';
import { acmeConfig, acmeWithDeployments, drafts } from '../__testUtils__/acme';
import { readInfraRequestsConfig } from '../config';
import { verifyRecord } from '../domain/decision/verifyRecord';
import { addCheckProvider } from './Checks';

const DIGEST = 'a'.repeat(64);
const OTHER_DIGEST = 'b'.repeat(64);

/** A check of plans that answers what tests say. */
function aPlanCheck(answer: CheckAnswer | (() => Promise<CheckAnswer>)) {
  const check = jest.fn<
    ReturnType<CheckProvider['check']>,
    Parameters<CheckProvider['check']>
  >();
  const answering = (next: typeof answer) =>
    check.mockImplementation(async () =>
      typeof next === 'function' ? next() : next,
    );
  answering(answer);
  const provider: CheckProvider = {
    id: 'plan',
    title: 'Plan',
    types: ['deployment'],
    facts: {
      destroys: { type: 'integer', minimum: 0, title: 'Destroyed resources' },
      regions: { type: 'array', items: { type: 'string' } },
    },
    check,
  };
  return { provider, check, answering };
}

const free = {
  id: 'free',
  when: { type: { $exists: true } },
  tier: 'automatic',
};
const destructive = {
  id: 'destructive',
  when: { 'checks.plan.destroys': { $gt: 0 } },
  tier: 'standard',
};
const failing = {
  id: 'failing',
  when: { 'checks.plan.outcome': 'failed' },
  tier: 'standard',
};

function aServiceChecking(
  answer: Parameters<typeof aPlanCheck>[0],
  rules: JsonObject[] = [destructive, failing],
) {
  const plan = aPlanCheck(answer);
  const made = aService({
    config: acmeWithDeployments({ rules: [free, ...rules] }),
    checks: [plan.provider],
  });
  const submit = () => made.service.submit(drafts.deployment, by('mira'));
  const verification = async (id: string) =>
    verifyRecord(
      await made.queries.record(id),
      await made.stores.requests.history(id),
    );
  return { ...made, ...plan, submit, verification };
}

const clean: CheckAnswer = {
  outcome: 'passed',
  summary: '3 to add, 0 to destroy',
  facts: { destroys: 0, regions: ['eu-central-1'] },
};

describe('a check', () => {
  it('is a fact for rules, and is shown with the request', async () => {
    const { submit, queries } = aServiceChecking(clean);
    const request = await submit();
    expect(request).toMatchObject({
      state: 'approved',
      checks: [
        {
          id: 'plan',
          title: 'Plan',
          outcome: 'passed',
          summary: '3 to add, 0 to destroy',
        },
      ],
    });
    expect((await queries.record(request.id)).facts.values.checks).toEqual({
      plan: { outcome: 'passed', destroys: 0, regions: ['eu-central-1'] },
    });
  });

  it('makes a request wait for people where a rule says so', async () => {
    const { submit } = aServiceChecking({ ...clean, facts: { destroys: 2 } });
    const { state, evaluation } = await submit();
    expect(state).toBe('pending');
    expect(evaluation.summary).toContain(
      'there are 2 destroyed resources of "Plan", more than 0',
    );
  });

  it('is told what is asked, without what is secret, and until when', async () => {
    const { service, check } = aServiceChecking(clean);
    const { parameters } = drafts.deployment;
    const concerned = 'component:default/ledger';
    await service.submit(
      {
        ...drafts.deployment,
        parameters: { ...parameters, service: concerned, token: 'abcdefghijk' },
      },
      by('mira'),
    );
    expect(check).toHaveBeenCalledTimes(1);
    const [{ signal, ...context }] = check.mock.calls[0];
    expect(context).toEqual({
      type: 'deployment',
      action: 'create',
      environment: 'development',
      owner: 'group:default/payments-team',
      requester: 'user:default/mira',
      entity: concerned,
      parameters: { ...parameters, service: concerned, token: HIDDEN_SECRET },
    });
    expect(signal.aborted).toBe(true);
  });

  it('does not look at requests of other types', async () => {
    const { service, queries, check } = aServiceChecking(clean);
    const { id, checks } = await service.submit(drafts.automatic, by('mira'));
    expect(checks).toBeUndefined();
    expect((await queries.record(id)).facts.values).not.toHaveProperty(
      'checks',
    );
    expect(check).not.toHaveBeenCalled();
  });

  it('waits until the form is filled in', async () => {
    const { queries, check } = aServiceChecking(clean);
    const preview = await queries.preview(
      { ...drafts.deployment, parameters: {} },
      by('mira'),
    );
    expect(check).not.toHaveBeenCalled();
    expect(preview.checks).toEqual([
      {
        id: 'plan',
        title: 'Plan',
        outcome: 'unknown',
        summary: 'The check is made once the form is filled in.',
      },
    ]);
  });
});

describe('a check that cannot tell', () => {
  const never = () => new Promise<CheckAnswer>(() => {});
  const nonsense: [string, Parameters<typeof aPlanCheck>[0]][] = [
    ['fails', () => Promise.reject(new Error('No plan'))],
    ['does not answer', never],
    ['answers nothing', async () => undefined as unknown as CheckAnswer],
    ['answers another outcome', { outcome: 'fine' } as unknown as CheckAnswer],
    ['answers facts of another type', { ...clean, facts: { destroys: 'two' } }],
    ['answers facts that cannot be', { ...clean, facts: { destroys: -1 } }],
    ['answers a list of something else', { ...clean, facts: { regions: [1] } }],
    ['answers facts that it did not declare', { ...clean, facts: { adds: 3 } }],
    [
      'answers evidence without a digest',
      { ...clean, evidence: [{ title: 'Plan', digest: '' }] },
    ],
    [
      'answers a link that runs something',
      {
        ...clean,
        evidence: [
          { title: 'Plan', digest: DIGEST, url: 'data:text/html,<script>' },
        ],
      },
    ],
    ...[
      ['leaves the portal by a backslash', '/\\evil.example/x'],
      ['leaves the portal by two', '\\\\evil.example/x'],
      ['leaves it after the name of another', 'https:\\\\evil.example'],
    ].map(([what, url]): [string, CheckAnswer] => [
      `has a link that ${what}`,
      { ...clean, evidence: [{ title: 'Plan', digest: DIGEST, url }] },
    ]),
    ...['\0', '\u0007', '\u001b[31m', '\ud800', '\u202e', '\u2066'].flatMap(
      (sign): [string, CheckAnswer][] => {
        const text = `safe ${sign}gnp.exe`;
        const shown = JSON.stringify(sign);
        return [
          [`says ${shown} in its summary`, { ...clean, summary: text }],
          [
            `says ${shown} in its evidence`,
            { ...clean, evidence: [{ title: text, digest: DIGEST }] },
          ],
          [
            `says ${shown} in a fact`,
            { ...clean, facts: { destroys: 0, regions: [text] } },
          ],
        ];
      },
    ),
    ['answers too much', { ...clean, summary: 'x'.repeat(501) }],
  ];

  it.each(nonsense)('leaves it to people where it %s', async (_, answer) => {
    const { submit, queries } = aServiceChecking(answer);
    const request = await submit();
    expect(request).toMatchObject({
      state: 'pending',
      checks: [
        {
          id: 'plan',
          title: 'Plan',
          outcome: 'unknown',
          summary:
            'The check failed or took too long; it is made again next time.',
        },
      ],
    });
    const { facts } = await queries.record(request.id);
    expect(facts.unknown['checks.plan']).toBeDefined();
    expect(facts.values.checks).toEqual({});
  });

  it('is told to stop when it is too late', async () => {
    const { submit, check } = aServiceChecking(never);
    await submit();
    expect(check.mock.calls[0][0].signal.aborted).toBe(true);
  });

  it('says why by itself, with its evidence so far', async () => {
    const { submit, queries } = aServiceChecking({
      outcome: 'unknown',
      summary: 'The scan still runs.',
      facts: { destroys: 0 },
    });
    const request = await submit();
    expect(request.checks).toEqual([
      {
        id: 'plan',
        title: 'Plan',
        outcome: 'unknown',
        summary: 'The scan still runs.',
      },
    ]);
    const { facts } = await queries.record(request.id);
    expect(facts.unknown).toMatchObject({
      'checks.plan': 'The scan still runs.',
    });
    expect(facts.values.checks).toEqual({});
  });

  it('leaves unknown what it did not say, and no more', async () => {
    const { submit, queries } = aServiceChecking({ outcome: 'passed' });
    const request = await submit();
    expect(request.state).toBe('pending');
    const { facts } = await queries.record(request.id);
    expect(facts.values.checks).toEqual({ plan: { outcome: 'passed' } });
    expect(facts.unknown).toEqual({
      'checks.plan.destroys': 'the check did not say',
      'checks.plan.regions': 'the check did not say',
    });
  });

  it('is logged once each time that it begins, without what was checked', async () => {
    const { submit, logger, answering } = aServiceChecking(() =>
      Promise.reject(new Error('No plan')),
    );
    await submit();
    await submit();
    expect(logger.warn.mock.calls).toEqual([
      [
        'Check plan failed or took too long; what it says counts as unknown',
        expect.objectContaining({ message: 'No plan' }),
      ],
    ]);
    answering(clean);
    await submit();
    expect(logger.info.mock.calls).toContainEqual([
      'Check plan can be made again',
    ]);
  });
});

describe('a check that changes what it is told', () => {
  const OUT_OF_NOTHING = 'eu-mutated-1';

  it('changes neither what is asked, nor what other checks are told, nor the record, then or later', async () => {
    const plan = aPlanCheck(clean);
    const told: CheckContext[] = [];
    const spoil = ({ parameters }: CheckContext) => {
      for (const name of Object.keys(parameters)) {
        parameters[name] = OUT_OF_NOTHING;
      }
    };
    const { service, queries, stores } = aService({
      config: acmeWithDeployments({ rules: [free] }),
      checks: [
        {
          id: 'spoiler',
          title: 'Spoiler',
          check: async context => {
            told.push(context);
            spoil(context);
            return { outcome: 'passed' };
          },
        },
        plan.provider,
      ],
    });
    const { id } = await service.submit(drafts.deployment, by('mira'));
    told.forEach(spoil);
    expect(told).toHaveLength(1);
    expect(plan.check.mock.calls[0][0].parameters).toEqual(
      drafts.deployment.parameters,
    );
    const record = await queries.record(id);
    expect(record.parameters).toEqual(drafts.deployment.parameters);
    expect(verifyRecord(record, await stores.requests.history(id))).toEqual({
      verified: true,
    });
  });
});

describe('the record of a check', () => {
  it('verifies, and does not once the check says something else', async () => {
    const { submit, stores, queries, verification } = aServiceChecking({
      ...clean,
      evidence: [{ title: 'The plan', digest: DIGEST, url: '/plans/1' }],
    });
    const { id } = await submit();
    expect(await verification(id)).toEqual({ verified: true });
    const record = await queries.record(id);
    const entries = await stores.requests.history(id);
    const [submitted, evaluated] = entries;
    expect(submitted.data.evidence).toEqual({ plan: [DIGEST] });
    expect(evaluated.data.checks).toEqual(record.checks);
    const failed = [{ ...record.checks![0], outcome: 'failed' as const }];
    expect(verifyRecord({ ...record, checks: failed }, entries)).toEqual({
      verified: false,
      problem: 'The checks of the request: not what the record says.',
    });
    const exchanged = [
      {
        ...record.checks![0],
        evidence: [{ title: 'The plan', digest: OTHER_DIGEST }],
      },
    ];
    expect(verifyRecord({ ...record, checks: exchanged }, entries)).toEqual({
      verified: false,
      problem: 'The request is not what its digest stands for.',
    });
  });

  it('changes the digest of a request with its evidence, and only with that', async () => {
    const { submit, answering } = aServiceChecking({ outcome: 'passed' });
    const { digest: plain } = await submit();
    answering({ outcome: 'warning', summary: 'Hm.' });
    expect((await submit()).digest).toBe(plain);
    answering({
      outcome: 'passed',
      evidence: [{ title: 'The plan', digest: DIGEST }],
    });
    const { digest: proven } = await submit();
    expect(proven).not.toBe(plain);
    answering({
      outcome: 'passed',
      evidence: [{ title: 'The plan', digest: OTHER_DIGEST }],
    });
    expect((await submit()).digest).not.toBe(proven);
  });

  it('is another revision once its evidence is another, so that what was seen before does not count', async () => {
    const { submit, service, answering, check } = aServiceChecking({
      ...clean,
      facts: { destroys: 1 },
      evidence: [{ title: 'The plan', digest: DIGEST }],
    });
    const { id, digest } = await submit();
    answering({
      ...clean,
      facts: { destroys: 1 },
      evidence: [{ title: 'The plan', digest: OTHER_DIGEST }],
    });
    const edited = await service.edit(
      id,
      { parameters: drafts.deployment.parameters, digest },
      by('mira'),
    );
    expect(edited.revision).toBe(2);
    expect(check).toHaveBeenCalledTimes(2);
    await expect(
      service.vote(id, { verdict: 'approve', digest }, by('ada')),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});

describe('what is checked again before it is carried out', () => {
  const proven = (digest: string): CheckAnswer => ({
    outcome: 'passed',
    facts: { destroys: 1, regions: [] },
    evidence: [{ title: 'The plan', digest }],
  });

  async function approved(answer: CheckAnswer) {
    const made = aServiceChecking(answer);
    const { id, digest } = await made.submit();
    const { state } = await made.service.vote(
      id,
      { verdict: 'approve', digest },
      by('ada'),
    );
    expect(state).toBe('approved');
    return { ...made, id };
  }

  it('is carried out where the check says the same', async () => {
    const { service, id } = await approved(proven(DIGEST));
    expect((await service.startFulfilment(id)).state).toBe('fulfilling');
  });

  it('is asked again where its evidence is another', async () => {
    const { service, answering, stores, id } = await approved(proven(DIGEST));
    answering(proven(OTHER_DIGEST));
    expect(await service.startFulfilment(id)).toMatchObject({
      state: 'pending',
      revision: 2,
    });
    const again = (await stores.requests.history(id)).find(
      ({ action }) => action === 're-evaluated',
    );
    expect(again?.data.reason).toBe(
      'What "Plan" looked at is not what was approved.',
    );
  });

  it('is asked again where the check fails now', async () => {
    const { service, answering, submit, stores } = aServiceChecking(clean);
    const { id, state } = await submit();
    expect(state).toBe('approved');
    answering({ ...clean, outcome: 'failed' });
    expect((await service.startFulfilment(id)).state).toBe('pending');
    const again = (await stores.requests.history(id)).find(
      ({ action }) => action === 're-evaluated',
    );
    expect(again?.data.reason).toContain(
      'The outcome of "Plan" is failed now, not passed.',
    );
  });

  it('is held back while the check cannot be made', async () => {
    const { service, answering, queries, id } = await approved(proven(DIGEST));
    answering(() => Promise.reject(new Error('No plan')));
    await expect(service.startFulfilment(id)).rejects.toThrow(
      'is held back: the check "Plan" cannot be found out now. It is tried again.',
    );
    expect((await queries.record(id)).state).toBe('approved');
  });

  it('is not asked again for other evidence where nobody approved it', async () => {
    const { service, answering, submit } = aServiceChecking({
      ...clean,
      evidence: [{ title: 'The plan', digest: DIGEST }],
    });
    const { id } = await submit();
    answering({
      ...clean,
      evidence: [{ title: 'The plan', digest: OTHER_DIGEST }],
    });
    expect((await service.startFulfilment(id)).state).toBe('fulfilling');
  });
});

describe('the policy', () => {
  const reading = (when: JsonObject) =>
    aService({
      config: { ...acmeConfig, rules: [free, { ...failing, when }] },
      checks: [aPlanCheck(clean).provider],
    });

  it('is refused where a rule names a check that there is not', () => {
    expect(() => reading({ 'checks.plans.outcome': 'failed' })).toThrow(
      'Did you mean "checks.plan.outcome"?',
    );
  });

  it('is refused where a rule names a fact that the check does not declare', () => {
    expect(() => reading({ 'checks.plan.destroy': { $gt: 0 } })).toThrow(
      'Did you mean "checks.plan.destroys"?',
    );
  });

  it('may name any check where nobody knows which there are, and compare what it says', () => {
    const { policy } = readInfraRequestsConfig(
      new ConfigReader({
        infraRequests: {
          ...acmeConfig,
          rules: [
            free,
            destructive,
            {
              ...failing,
              when: { 'checks.scan.oldest': { $lt: '2026-01-01' } },
            },
          ],
        },
      }),
    );
    expect(policy.rules).toHaveLength(3);
  });

  it('is refused where a rule compares with what the check never says', () => {
    expect(() => reading({ 'checks.plan.outcome': 'unknown' })).toThrow(
      '"unknown"',
    );
    expect(() => reading({ 'checks.plan.destroys': { $gt: 'two' } })).toThrow(
      'rules[1]',
    );
  });
});

describe('adding a check', () => {
  const { provider } = aPlanCheck(clean);

  it('takes each id once', () => {
    const providers = new Map();
    addCheckProvider(providers, provider);
    expect(() => addCheckProvider(providers, provider)).toThrow(
      'There already is a check "plan"; there can be only one',
    );
  });

  it.each(['', 'Plan', 'my.plan', '__proto__'])('refuses the id "%s"', id => {
    expect(() => addCheckProvider(new Map(), { ...provider, id })).toThrow(
      `"${id}" is no name for a check`,
    );
  });

  it.each(['outcome', 'a.b', ''])('refuses a fact called "%s"', name => {
    expect(() =>
      addCheckProvider(new Map(), {
        ...provider,
        facts: { [name]: { type: 'boolean' } },
      }),
    ).toThrow('Check "plan" calls facts');
  });
});
