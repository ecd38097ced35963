import { makeStyles } from '@material-ui/core/styles';

/** The two columns of a request's page, beside a list or on a page of its own. */
export const useColumnStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    marginTop: theme.spacing(2),
  },
  page: {
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
  embedded: {
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  column: { display: 'grid', gap: theme.spacing(2) },
  // Where it is all in one column, what waits for the person is not below everything else.
  first: { [theme.breakpoints.down('sm')]: { order: -1 } },
}));
