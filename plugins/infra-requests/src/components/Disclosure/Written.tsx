import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { stringify } from 'yaml';

const useStyles = makeStyles(theme => ({
  written: {
    margin: 0,
    fontFamily: 'monospace',
    padding: theme.spacing(1),
    maxHeight: 480,
    overflow: 'auto',
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
    color: theme.palette.text.primary,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

type WrittenProps = { label: string; value: unknown };

/** Something as it is written in configuration: text as it is, anything else in YAML. */
export const Written = ({ label, value }: WrittenProps) => {
  const classes = useStyles();
  return (
    <Typography
      component="pre"
      variant="body2"
      className={classes.written}
      role="region"
      aria-label={label}
      // Without anything inside to focus, the keyboard scrolls it only so.
      tabIndex={0}
    >
      {typeof value === 'string' ? value : stringify(value).trimEnd()}
    </Typography>
  );
};
