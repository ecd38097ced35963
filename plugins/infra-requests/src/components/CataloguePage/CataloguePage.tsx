import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useOnce } from '../../hooks/useLive';
import { Loaded } from '../Loaded/Loaded';
import { MyRequests } from './MyRequests';
import { RequestTypeCard } from './RequestTypeCard';

const useStyles = makeStyles(theme => ({
  category: { marginBottom: theme.spacing(3) },
}));

const Catalogue = ({ types }: { types: RequestType[] }) => {
  const classes = useStyles();
  if (types.length === 0) {
    return (
      <Typography paragraph>
        Nothing can be asked for yet. Platform admins add request types under{' '}
        <code>infraRequests.requestTypes</code> in the app configuration.
      </Typography>
    );
  }
  const categories = [...new Set(types.map(({ category }) => category))];
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
            {types
              .filter(type => type.category === category)
              .map(type => (
                <Grid item key={type.id} xs={12} sm={6} md={4} lg={3}>
                  <RequestTypeCard type={type} />
                </Grid>
              ))}
          </Grid>
        </section>
      ))}
    </>
  );
};

/** What can be asked for, and what the person has asked for. */
export const CataloguePage = () => {
  const api = useApi(infraRequestsApiRef);
  const types = useOnce(useCallback(() => api.listRequestTypes(), [api]));
  return (
    <>
      <Loaded of={types} what="the catalogue">
        {value => <Catalogue types={value} />}
      </Loaded>
      <MyRequests />
    </>
  );
};
