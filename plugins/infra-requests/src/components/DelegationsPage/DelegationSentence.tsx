import type {
  Delegation,
  EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { useName } from './useName';

/** On which side of a delegation the person is who reads. */
export type Side = 'given' | 'received';

const useStyles = makeStyles({
  name: { display: 'inline-block', verticalAlign: 'bottom' },
});

const Name = ({ entityRef }: { entityRef: EntityRef }) => {
  const classes = useStyles();
  const name = useName(entityRef);
  return name === undefined ? (
    <Skeleton component="span" width={96} className={classes.name} />
  ) : (
    <EntityLink entityRef={entityRef} name={name} />
  );
};

type DelegationSentenceProps = {
  delegation: Delegation;
  side: Side;
  /** Of an active one: until when, to say it in the same sentence. */
  until?: JSX.Element;
};

/** "Grace Hopper decides for you", "You will decide for Ada Lovelace". */
export const DelegationSentence = (props: DelegationSentenceProps) => {
  const { delegation, side, until } = props;
  const t = useTranslate();
  const { delegator, delegate, state, from, endedAt } = delegation;
  const neverBegan = endedAt !== undefined && endedAt <= from;
  const name = <Name entityRef={side === 'given' ? delegate : delegator} />;
  return until
    ? t(`delegations.${side}.activeUntil`, { name, time: until })
    : t(`delegations.${side}.${neverBegan ? 'neverBegan' : state}`, { name });
};
