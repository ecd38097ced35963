import { makeStyles } from '@material-ui/core/styles';

/** How a line of the timeline looks, be it in the record already or on its way there. */
export const useEntryStyles = makeStyles(theme => ({
  entry: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.borderRadius,
    outline: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  quiet: { color: theme.palette.text.secondary },
  target: { backgroundColor: theme.palette.action.selected },
  picture: {
    width: 28,
    flexShrink: 0,
    display: 'flex',
    justifyContent: 'center',
  },
  body: { minWidth: 0, flex: 1 },
  detail: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  comment: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 1.5),
    margin: theme.spacing(0.5, 0),
  },
}));
