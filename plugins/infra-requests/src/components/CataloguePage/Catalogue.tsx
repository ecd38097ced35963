import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Prefill } from '../Prefill/prefillFor';
import { RequestTypeCard } from './RequestTypeCard';

const useStyles = makeStyles(theme => ({
  category: { marginBottom: theme.spacing(3) },
  cards: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
  },
}));

/** A type with what its form starts with. */
export interface Offer {
  type: RequestType;
  prefill?: Prefill;
}

type CatalogueProps = { offers: Offer[]; mayAsk: boolean };

/** What can be asked for, by category. */
export const Catalogue = ({ offers, mayAsk }: CatalogueProps) => {
  const classes = useStyles();
  const categories = [...new Set(offers.map(({ type }) => type.category))];
  return (
    <>
      {categories.map(category => (
        <section
          key={category}
          aria-label={category}
          className={classes.category}
        >
          <Typography variant="h5" component="h2" gutterBottom>
            {category}
          </Typography>
          <div className={classes.cards}>
            {offers
              .filter(({ type }) => type.category === category)
              .map(({ type, prefill }) => (
                <RequestTypeCard
                  key={type.id}
                  type={type}
                  prefill={prefill}
                  mayAsk={mayAsk}
                />
              ))}
          </div>
        </section>
      ))}
    </>
  );
};
