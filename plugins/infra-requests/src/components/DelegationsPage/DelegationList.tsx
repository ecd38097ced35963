import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { Disclosure } from '../Disclosure/Disclosure';
import { Section } from '../PolicyPage/Section';
import { DelegationCard } from './DelegationCard';
import type { Side } from './DelegationSentence';

const useStyles = makeStyles(theme => ({
  cards: {
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
  },
}));

type DelegationListProps = {
  side: Side;
  delegations: Delegation[];
  onEnd?: (delegation: Delegation) => void;
};

/** The delegations of one direction: now, ahead, and on demand what is over. */
export const DelegationList = (props: DelegationListProps) => {
  const { side, delegations, onEnd } = props;
  const t = useTranslate();
  const title = t(`delegations.${side}.title`);
  const classes = useStyles();
  const over = delegations.filter(({ state }) => state === 'over');
  // Newest first from the server; what is now or ahead reads better in the order of time.
  const open = delegations
    .filter(({ state }) => state !== 'over')
    .sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
  const cards = (shown: Delegation[], label: string) => (
    <ul className={classes.cards} aria-label={label}>
      {shown.map(delegation => (
        <DelegationCard
          key={delegation.id}
          side={side}
          delegation={delegation}
          onEnd={onEnd}
        />
      ))}
    </ul>
  );
  return (
    <Section id={`delegations-${side}`} title={title}>
      {open.length > 0 ? (
        cards(open, title)
      ) : (
        <Typography>{t(`delegations.${side}.none`)}</Typography>
      )}
      {over.length > 0 && (
        <Disclosure
          label={t('delegations.over', { amount: String(over.length) })}
          name={t(`delegations.${side}.overName`, {
            amount: String(over.length),
          })}
        >
          {cards(over, t(`delegations.${side}.overTitle`))}
        </Disclosure>
      )}
    </Section>
  );
};
