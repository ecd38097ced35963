import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import {
  EntityInfraRequestsCard,
  EntityInfraRequestsContent,
  GroupInfraRequestsCard,
  UserInfraRequestsCard,
} from '@infra-requests/plugin-infra-requests';
import Grid from '@material-ui/core/Grid';

const isAskedFor = isKind(['component', 'resource', 'system']);

/**
 * What the page of every kind of entity shows of its requests. An element and no component, as the app looks for the
 * routes of its pages in it.
 */
export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container spacing={3}>
        <Grid item xs={12} md={6}>
          <EntityAboutCard />
        </Grid>
        <Grid item xs={12} md={6}>
          <EntitySwitch>
            <EntitySwitch.Case if={isAskedFor}>
              <EntityInfraRequestsCard />
            </EntitySwitch.Case>
            <EntitySwitch.Case if={isKind('group')}>
              <GroupInfraRequestsCard />
            </EntitySwitch.Case>
            <EntitySwitch.Case if={isKind('user')}>
              <UserInfraRequestsCard />
            </EntitySwitch.Case>
          </EntitySwitch>
        </Grid>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/infra-requests"
      title="Infra requests"
      if={entity => isAskedFor(entity)}
    >
      <EntityInfraRequestsContent />
    </EntityLayout.Route>
  </EntityLayout>
);
