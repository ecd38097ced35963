import { Content, Header, Page } from '@backstage/core-components';
import {
  HomePageWaitingForMe,
  RequestSomethingButton,
} from '@infra-requests/plugin-infra-requests';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';

export const homePage = (
  <Page themeId="home">
    <Header title="Home">
      <Box color="common.white">
        <RequestSomethingButton as="icon" />
      </Box>
    </Header>
    <Content>
      <Grid container>
        <Grid item xs={12} md={6}>
          <HomePageWaitingForMe />
        </Grid>
      </Grid>
    </Content>
  </Page>
);
