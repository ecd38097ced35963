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
  // As high as there is room, so that announcements at its bottom lie below a list that is short or empty.
  list: {
    position: 'relative',
    alignSelf: 'stretch',
    minWidth: 0,
    minHeight: 300,
  },
}));
