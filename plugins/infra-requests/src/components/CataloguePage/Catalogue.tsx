import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Prefill } from '../Prefill/prefillFor';
import { RequestTypeCard } from './RequestTypeCard';

const useStyles = makeStyles(theme => ({
  category: { marginBottom: theme.spacing(3) },
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
          <Grid container spacing={2}>
            {offers
              .filter(({ type }) => type.category === category)
              .map(({ type, prefill }) => (
                <Grid item key={type.id} xs={12} sm={6} md={4} lg={3}>
                  <RequestTypeCard
                    type={type}
                    prefill={prefill}
                    mayAsk={mayAsk}
                  />
                </Grid>
              ))}
          </Grid>
        </section>
      ))}
    </>
  );
};
