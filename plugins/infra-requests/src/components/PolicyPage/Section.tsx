import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  section: { marginBottom: theme.spacing(4), minWidth: 0 },
}));

type SectionProps = { id: string; title: ReactNode; children: ReactNode };

/** A titled part of the policy's pages. */
export const Section = ({ id, title, children }: SectionProps) => {
  const classes = useStyles();
  const heading = `infra-requests-${id}`;
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <Typography id={heading} variant="h5" component="h3" gutterBottom>
        {title}
      </Typography>
      {children}
    </section>
  );
};
