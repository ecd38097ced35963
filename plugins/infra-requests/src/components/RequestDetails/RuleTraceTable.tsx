import type {
  Comparison,
  Evaluation,
  Truth,
} from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RuleEffectText } from '../PolicyPage/RuleEffectText';

const RESULTS: Record<Truth, string> = {
  matched: '✓ applies',
  'not-matched': '– does not apply',
  unknown: '? not known',
};

const OPERATORS: Record<string, string> = {
  $eq: 'is',
  $in: 'is one of',
  $exists: 'is given:',
  $contains: 'contains',
  $hasPrefix: 'begins with',
  $lt: 'is under',
  $lte: 'is at most',
  $gt: 'is over',
  $gte: 'is at least',
};

const useStyles = makeStyles({
  // A small screen scrolls the table: the theme would break words instead.
  table: {
    minWidth: 600,
    '& th, & td': { wordBreak: 'normal', minWidth: 140 },
  },
  facts: { overflowWrap: 'anywhere' },
});

/** Every rule of the policy as it was read for this request, with the facts that it saw. */
export const RuleTraceTable = ({ evaluation }: { evaluation: Evaluation }) => {
  const classes = useStyles();
  return (
    <>
      <TableContainer
        role="region"
        aria-label="How the rules were read"
        // Without anything inside to focus, the keyboard scrolls it only so.
        tabIndex={0}
      >
        <Table size="small" aria-label="Rules" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>Rule</TableCell>
              <TableCell>Result</TableCell>
              <TableCell>Facts</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {evaluation.trace.map(
              ({ rule, title, effect, result, comparisons }) => (
                <TableRow key={rule}>
                  <TableCell>
                    {title ?? rule}
                    <Typography
                      variant="caption"
                      color="textSecondary"
                      component="div"
                    >
                      <RuleEffectText
                        effect={effect}
                        tiers={evaluation.tier && [evaluation.tier]}
                      />
                    </Typography>
                  </TableCell>
                  <TableCell style={{ whiteSpace: 'nowrap' }}>
                    {RESULTS[result]}
                  </TableCell>
                  <TableCell className={classes.facts}>
                    {comparisons.map(comparison => (
                      <div key={`${comparison.path} ${comparison.operator}`}>
                        {comparisonText(comparison)}
                      </div>
                    ))}
                  </TableCell>
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </TableContainer>
      <Typography
        variant="caption"
        color="textSecondary"
        style={{ overflowWrap: 'anywhere' }}
      >
        Policy {evaluation.policyDigest}
      </Typography>
    </>
  );
};

function comparisonText(comparison: Comparison): string {
  const { path, operator, expected, actual, unknown } = comparison;
  const asked = `${path} ${OPERATORS[operator] ?? operator} ${written(
    expected,
  )}`;
  if (unknown !== undefined) {
    return `${asked}: not known (${unknown})`;
  }
  return `${asked}: ${
    actual === undefined ? 'not given' : `it is ${written(actual)}`
  }`;
}

function written(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(written).join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
