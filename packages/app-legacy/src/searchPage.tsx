import { Content, Header, Page } from '@backstage/core-components';
import { CatalogSearchResultListItem } from '@backstage/plugin-catalog';
import { SearchType } from '@backstage/plugin-search';
import { SearchBar, SearchResult } from '@backstage/plugin-search-react';
import { InfraRequestsSearchResultListItem } from '@infra-requests/plugin-infra-requests';
import CatalogIcon from '@material-ui/icons/MenuBook';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import Grid from '@material-ui/core/Grid';

export const searchPage = (
  <Page themeId="home">
    <Header title="Search" />
    <Content>
      <Grid container>
        <Grid item xs={12}>
          <SearchBar />
        </Grid>
        <Grid item xs={12} md={3}>
          <SearchType.Accordion
            name="Result type"
            types={[
              {
                value: 'software-catalog',
                name: 'Software catalog',
                icon: <CatalogIcon />,
              },
              {
                value: 'infra-requests',
                name: 'Infra Requests',
                icon: <RequestsIcon />,
              },
            ]}
          />
        </Grid>
        <Grid item xs={12} md={9}>
          <SearchResult>
            <CatalogSearchResultListItem />
            <InfraRequestsSearchResultListItem />
          </SearchResult>
        </Grid>
      </Grid>
    </Content>
  </Page>
);
