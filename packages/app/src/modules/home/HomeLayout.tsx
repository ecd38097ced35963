import { Content } from '@backstage/core-components';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { WhatToTry } from './WhatToTry';

/** The tour of the demo, and beside it the widgets that are installed. */
export const HomeLayout = ({ widgets }: HomePageLayoutProps) => (
  <Content>
    <Grid container>
      <Grid item xs={12} lg={8}>
        <WhatToTry />
      </Grid>
      <Grid item xs={12} lg={4}>
        {widgets.map(({ node, component }) => (
          <Box key={node.spec.id} mb={2}>
            {component}
          </Box>
        ))}
      </Grid>
    </Grid>
  </Content>
);
