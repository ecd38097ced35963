import { makeStyles } from '@material-ui/core/styles';

export const useSplitStyles = makeStyles(({ breakpoints, spacing }) => ({
  split: {
    display: 'grid',
    gap: spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(320px, 2fr) minmax(0, 3fr)',
    },
  },
  // High enough for an announcement below what is said of an empty list.
  list: { position: 'relative', minWidth: 0, minHeight: 300 },
}));
