import { makeStyles } from '@material-ui/core/styles';

const ellipsis = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

/** Made once for the whole list: rows come and go with every turn of the wheel. */
export const useRowStyles = makeStyles(
  ({ palette, shape, spacing, typography }) => ({
    row: {
      display: 'flex',
      boxSizing: 'border-box',
      borderLeft: '3px solid transparent',
      borderBottom: `1px solid ${palette.divider}`,
      color: palette.text.primary,
      '&:hover, &[aria-selected="true"]': {
        backgroundColor: palette.action.hover,
        // The secondary colour is too pale for this background.
        '& $rest, & $aside:not($overdue), & $below time:not($overdue)': {
          color: palette.text.primary,
        },
      },
    },
    active: {
      backgroundColor: palette.action.selected,
      borderLeftColor: palette.primary.main,
      '&:hover, &[aria-selected="true"]': {
        backgroundColor: palette.action.selected,
      },
      '& $rest, & $aside:not($overdue), & $below time:not($overdue)': {
        color: palette.text.primary,
      },
    },
    urgent: { borderLeftColor: palette.error.main },
    gone: { '& $link': { opacity: 0.6, fontStyle: 'italic' } },
    check: {
      display: 'flex',
      alignItems: 'center',
      alignSelf: 'stretch',
      padding: spacing(0, 0.5, 0, 1.5),
      cursor: 'pointer',
      '& input': {
        width: 18,
        height: 18,
        margin: 0,
        cursor: 'pointer',
        accentColor: palette.primary.main,
      },
    },
    cell: { flex: 1, minWidth: 0, display: 'flex' },
    link: {
      ...typography.body2,
      flex: 1,
      minWidth: 0,
      display: 'block',
      padding: spacing(1, 2, 1, 1),
      color: 'inherit',
      textDecoration: 'none',
      '&:focus-visible': {
        outline: `2px solid ${palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    line: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: spacing(1),
      height: 22,
    },
    title: {
      ...typography.subtitle2,
      display: 'flex',
      minWidth: 0,
      lineHeight: '22px',
    },
    // What gives way where there is no room for everything.
    words: { ...ellipsis, minWidth: 0 },
    // Requests of one type differ by it, so that it stays.
    where: { ...ellipsis, flexShrink: 0, maxWidth: '60%', whiteSpace: 'pre' },
    rest: {
      display: 'flex',
      flexGrow: 1,
      minWidth: 0,
      overflow: 'hidden',
      whiteSpace: 'pre',
      color: palette.text.secondary,
    },
    facts: { flexShrink: 0 },
    more: { ...ellipsis, minWidth: 0, whiteSpace: 'pre' },
    aside: {
      flexShrink: 0,
      whiteSpace: 'nowrap',
      color: palette.text.secondary,
      fontSize: typography.caption.fontSize,
      fontVariantNumeric: 'tabular-nums',
    },
    // The stage's name gives way before what the request is about.
    progress: { ...ellipsis, flexShrink: 1, minWidth: '2.5em' },
    unseen: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
    },
    overdue: {
      // Filled, as red letters are too pale on some of the backgrounds.
      backgroundColor: palette.error.dark,
      color: palette.getContrastText(palette.error.dark),
      borderRadius: shape.borderRadius,
      fontWeight: 700,
      padding: spacing(0.25, 0.75),
    },
    chips: {
      ...ellipsis,
      display: 'flex',
      alignItems: 'center',
      gap: spacing(1),
      height: 26,
      fontSize: typography.caption.fontSize,
    },
    chip: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: spacing(0.5),
      minWidth: 0,
      border: `1px solid ${palette.divider}`,
      borderRadius: 10,
      padding: spacing(0, 1),
      height: 20,
      boxSizing: 'border-box',
    },
    // Longer than the others, and told by its dot as well.
    state: { flexShrink: 8 },
    dot: { width: 8, height: 8, borderRadius: 4, flexShrink: 0 },
    good: { backgroundColor: palette.success.main },
    bad: { backgroundColor: palette.error.main },
    waiting: { backgroundColor: palette.warning.main },
    quiet: { backgroundColor: palette.text.disabled },
    emergency: {
      display: 'inline-flex',
      flexShrink: 0,
      alignItems: 'center',
      gap: 2,
      marginRight: spacing(1),
      padding: spacing(0, 0.75),
      borderRadius: shape.borderRadius,
      border: `1px solid ${palette.error.main}`,
      '& svg': { fontSize: 14, color: palette.error.main },
      fontSize: typography.caption.fontSize,
      lineHeight: '18px',
    },
    below: { flexShrink: 0, marginLeft: 'auto' },
    note: {
      ...ellipsis,
      minWidth: 0,
      border: `1px dashed ${palette.text.secondary}`,
      borderRadius: 10,
      padding: spacing(0, 1),
    },
  }),
);

export type RowClasses = ReturnType<typeof useRowStyles>;
