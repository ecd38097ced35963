import type { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  header: {
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(2, 2, 1),
  },
}));

const TITLE = { variant: 'h6', component: 'h2' } as const;

type TitledCardProps = {
  title: string;
  action?: ReactNode;
  children: ReactNode;
};

/** A card as others on the pages of the portal, with room for a longer action. */
export const TitledCard = ({ title, action, children }: TitledCardProps) => {
  const classes = useStyles();
  return (
    <InfoCard
      title={title}
      action={action}
      titleTypographyProps={TITLE}
      divider={false}
      headerProps={{ className: classes.header }}
    >
      {children}
    </InfoCard>
  );
};
