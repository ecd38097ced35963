import { by, aService } from '../../__testUtils__/aService';
import { drafts } from '../../__testUtils__/acme';
import type { RequestRecord } from '../types';
import { verifyRecord } from './verifyRecord';

/** A request on which Ada approved, changed her mind and approved again, with its record. */
async function decided() {
  const { service, queries, stores } = aService();
  const { id, digest } = await service.submit(drafts.elevated, by('mira'));
  await service.vote(id, { verdict: 'approve', digest }, by('ada'));
  await service.withdrawVote(id, by('ada'));
  await service.vote(id, { verdict: 'approve', digest }, by('ada'));
  await service.vote(id, { verdict: 'approve', digest }, by('frank'));
  return {
    request: await queries.record(id),
    entries: await stores.requests.history(id),
  };
}

describe('verifyRecord', () => {
  it('agrees with a request that only the service wrote', async () => {
    const { request, entries } = await decided();
    expect(verifyRecord(request, entries)).toEqual({ verified: true });
  });

  it('agrees after an edit and through fulfilment', async () => {
    const { service, queries, stores } = aService();
    const { id, digest } = await service.submit(drafts.standard, by('mira'));
    await service.vote(
      id,
      { verdict: 'request-changes', digest, comment: 'Smaller?' },
      by('ada'),
    );
    await service.edit(
      id,
      { parameters: drafts.automatic.parameters, digest },
      by('mira'),
    );
    await service.advance(id, { kind: 'start-fulfilment' });
    await service.advance(id, { kind: 'complete-fulfilment' });
    const entries = await stores.requests.history(id);
    expect(verifyRecord(await queries.record(id), entries)).toEqual({
      verified: true,
    });
  });

  it.each<[string, (request: RequestRecord) => Partial<RequestRecord>, string]>(
    [
      [
        'other parameters',
        () => ({ parameters: { size: 'small' } }),
        'The request is not what its digest stands for.',
      ],
      [
        'another state',
        () => ({ state: 'approved' }),
        'The request says approved, the record says pending.',
      ],
      [
        'a vote that nobody cast',
        ({ votes }) => ({
          votes: [...votes, { ...votes[0], voter: 'user:default/sofia' }],
        }),
        'The votes of the request: not what the record says.',
      ],
      [
        'a vote less',
        ({ votes }) => ({ votes: votes.slice(1) }),
        'The votes of the request: not what the record says.',
      ],
      [
        'another verdict',
        ({ votes: [first, ...others] }) => ({
          votes: [{ ...first, verdict: 'reject' }, ...others],
        }),
        'The votes of the request: not what the record says.',
      ],
      [
        'a vote that counts through more than it did',
        ({ votes: [first, ...others] }) => ({
          votes: [
            { ...first, memberships: ['group:default/security'] },
            ...others,
          ],
        }),
        'The votes of the request: not what the record says.',
      ],
      [
        'a vote for somebody who let nobody vote',
        ({ votes: [first, ...others] }) => ({
          votes: [
            {
              ...first,
              delegations: [
                {
                  delegator: 'user:default/linus',
                  memberships: first.memberships,
                },
              ],
            },
            ...others,
          ],
        }),
        'The votes of the request: not what the record says.',
      ],
      [
        'a late vote that nobody gave',
        ({ votes }) => ({ lateVotes: [votes[0]] }),
        'The late votes of the request: not what the record says.',
      ],
      [
        'a voter less among those who cannot look back at it',
        ({ tookPart }) => ({ tookPart: tookPart!.slice(1) }),
        'The people who voted of the request: not what the record says.',
      ],
      [
        'terms that make it easier',
        ({ terms }) => ({ terms: { ...terms!, commentOn: [], rejections: 9 } }),
        'The terms of the request: not what the record says.',
      ],
      [
        'a way for emergencies that was not taken',
        () => ({ breakGlass: { skipped: [] } }),
        'The way for emergencies of the request: not what the record says.',
      ],
      [
        'one who takes part more',
        () => ({ involved: ['user:default/sofia'] }),
        'The involved people of the request: not what the record says.',
      ],
      [
        'an editor who never edited',
        ({ editors }) => ({ editors: [...editors, 'user:default/sofia'] }),
        'The editors of the request: not what the record says.',
      ],
      [
        'an editor less',
        () => ({ editors: [] }),
        'The editors of the request: not what the record says.',
      ],
      [
        'a record that ends later',
        ({ history }) => ({
          history: { ...history, length: history.length + 1 },
        }),
        'The record has 9 entries, the request was left with 10.',
      ],
    ],
  )('finds %s', async (_, change, problem) => {
    const { request, entries } = await decided();
    expect(verifyRecord({ ...request, ...change(request) }, entries)).toEqual({
      verified: false,
      problem,
    });
  });
});
