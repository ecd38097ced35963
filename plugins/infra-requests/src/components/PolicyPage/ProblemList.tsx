import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  problems: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
}));

/** Everything that is wrong, one below the other. */
export const ProblemList = ({ problems }: { problems: string[] }) => {
  const classes = useStyles();
  if (problems.length === 0) {
    return null;
  }
  return (
    <ul className={classes.problems}>
      {[...new Set(problems)].map(problem => (
        <li key={problem}>{problem}</li>
      ))}
    </ul>
  );
};
