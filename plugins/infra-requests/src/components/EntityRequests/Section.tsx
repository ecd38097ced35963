import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  section: { '& + &': { marginTop: theme.spacing(3) } },
  title: { fontWeight: 700 },
}));

type SectionProps = { title: string; children: ReactNode };

/** A part of a card under a title of its own. */
export const Section = ({ title, children }: SectionProps) => {
  const classes = useStyles();
  return (
    <section aria-label={title} className={classes.section}>
      <Typography variant="body1" component="h3" className={classes.title}>
        {title}
      </Typography>
      {children}
    </section>
  );
};
