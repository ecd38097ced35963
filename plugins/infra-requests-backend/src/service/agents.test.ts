import { aService, by } from '../__testUtils__/aService';
import { acmeConfig, drafts } from '../__testUtils__/acme';
import { verifyRecord } from '../domain/decision/verifyRecord';

const AGENT = 'plugin:mcp-actions';

const byAgentFor = (name: string) => ({ ...by(name), agent: AGENT });

/** Acme, where a lead looks at whatever an agent asks for. */
const config = {
  ...acmeConfig,
  rules: [
    ...acmeConfig.rules,
    {
      id: 'agents-ask-people',
      when: { 'requester.agent': true },
      tier: 'standard',
    },
  ],
};

describe('what an agent asks for on behalf of somebody', () => {
  it('is that person’s, says so, and can be judged by rules', async () => {
    const { service, queries } = aService({ config });
    const preview = await queries.preview(drafts.automatic, byAgentFor('mira'));
    expect(preview.evaluation).toMatchObject({
      tier: { id: 'standard' },
      reasons: [{ rule: 'agents-ask-people', text: 'An agent asks for it.' }],
    });
    const request = await service.submit(drafts.automatic, byAgentFor('mira'));
    expect(request).toMatchObject({
      requester: 'user:default/mira',
      agent: AGENT,
      state: 'pending',
    });
    expect((await queries.record(request.id)).facts.values).toMatchObject({
      requester: { agent: true, kind: 'user' },
    });
  });

  it('is not what the same person asks for, and people see another digest', async () => {
    const { service, queries } = aService({ config });
    const own = await service.submit(drafts.automatic, by('mira'));
    const agents = await service.submit(drafts.automatic, byAgentFor('mira'));
    expect(own).toMatchObject({ state: 'approved' });
    expect(own.agent).toBeUndefined();
    expect((await queries.record(own.id)).facts.values).toMatchObject({
      requester: { agent: false },
    });
    expect(agents.digest).not.toBe(own.digest);
  });

  it('stays an agent’s when the person edits it, and becomes one when an agent does', async () => {
    const { service, queries, stores } = aService({ config });
    const digests = async (id: string) =>
      verifyRecord(await queries.record(id), await stores.requests.history(id));
    const { parameters } = drafts.automatic;

    const one = await service.submit(drafts.standard, byAgentFor('mira'));
    const edited = await service.edit(
      one.id,
      { parameters, digest: one.digest },
      by('mira'),
    );
    expect(edited).toMatchObject({ agent: AGENT, state: 'pending' });
    expect(await digests(one.id)).toEqual({ verified: true });

    const other = await service.submit(drafts.standard, by('mira'));
    const taken = await service.edit(
      other.id,
      { parameters, digest: other.digest },
      byAgentFor('mira'),
    );
    expect(taken).toMatchObject({ agent: AGENT, state: 'pending' });
    expect(await digests(other.id)).toEqual({ verified: true });
  });

  it('is judged as such again before it is carried out', async () => {
    const { service, activate } = aService();
    const request = await service.submit(drafts.automatic, byAgentFor('mira'));
    expect(request.state).toBe('approved');
    activate(config);
    const again = await service.startFulfilment(request.id);
    expect(again).toMatchObject({ state: 'pending', agent: AGENT });
  });

  it('says so where the agent cancels it, and nothing where the person does', async () => {
    const { service, queries, stores } = aService();
    const cancelled = async (caller: Parameters<typeof service.cancel>[2]) => {
      const { id } = await service.submit(drafts.standard, by('mira'));
      await service.cancel(id, { reason: 'Not needed' }, caller);
      return {
        record: await queries.record(id),
        entries: await stores.requests.history(id),
      };
    };

    const own = await cancelled(by('mira'));
    expect(own.entries.at(-1)).toMatchObject({
      action: 'cancelled',
      data: { reason: 'Not needed' },
    });
    expect(own.entries.at(-1)?.data).not.toHaveProperty('agent');

    const { record, entries } = await cancelled(byAgentFor('mira'));
    const last = entries[entries.length - 1];
    expect(last).toMatchObject({
      action: 'cancelled',
      actor: by('mira').actor,
      data: { reason: 'Not needed', agent: AGENT },
    });
    expect(record.agent).toBeUndefined();
    expect(verifyRecord(record, entries)).toEqual({ verified: true });
    const unmarked = { ...last, data: { reason: 'Not needed' } };
    expect(verifyRecord(record, [...entries.slice(0, -1), unmarked])).toEqual({
      verified: false,
      problem: `Entry ${last.seq} is not what was written.`,
    });
  });

  it('is found out where the mark was taken away', async () => {
    const { service, queries, stores } = aService();
    const { id } = await service.submit(drafts.standard, byAgentFor('mira'));
    const record = await queries.record(id);
    const entries = await stores.requests.history(id);
    expect(verifyRecord({ ...record, agent: undefined }, entries)).toEqual({
      verified: false,
      problem: 'The request is not what its digest stands for.',
    });
  });
});
