import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  part: { marginTop: theme.spacing(2) },
  title: { fontWeight: 700 },
}));

/** Something that is said of a decision, below what was said before. */
export const Part = ({
  title,
  children,
}: {
  title?: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <div className={classes.part}>
      {title && (
        <Typography
          variant="subtitle2"
          component="h3"
          className={classes.title}
        >
          {title}
        </Typography>
      )}
      {children}
    </div>
  );
};
