import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import { EntityLink } from '../EntityLinks/EntityLinks';

/** On which side of a delegation the person is who reads. */
export type Side = 'given' | 'received';

type DelegationSentenceProps = { delegation: Delegation; side: Side };

const GIVEN: Record<Delegation['state'], string> = {
  planned: 'will decide for you',
  active: 'decides for you',
  over: 'decided for you',
};

const RECEIVED: Record<Delegation['state'], string> = {
  planned: 'You will decide for',
  active: 'You decide for',
  over: 'You decided for',
};

/** "Grace Hopper decides for you", "You will decide for Ada Lovelace". */
export const DelegationSentence = ({
  delegation,
  side,
}: DelegationSentenceProps) => {
  const { delegator, delegate, state, from, endedAt } = delegation;
  const neverBegan = endedAt !== undefined && endedAt <= from;
  if (side === 'given') {
    return (
      <>
        <EntityLink entityRef={delegate} />{' '}
        {neverBegan ? 'was to decide for you' : GIVEN[state]}
      </>
    );
  }
  return (
    <>
      {neverBegan ? 'You were to decide for' : RECEIVED[state]}{' '}
      <EntityLink entityRef={delegator} />
    </>
  );
};
