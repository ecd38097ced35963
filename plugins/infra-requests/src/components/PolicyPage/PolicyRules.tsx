import { useState } from 'react';
import type {
  PolicyDocument,
  PolicyRule,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RuleEffectText } from './RuleEffectText';

const useStyles = makeStyles(theme => ({
  rules: { marginBottom: theme.spacing(3) },
  // A small screen scrolls the table: the theme would break words instead.
  table: {
    minWidth: 600,
    '& th, & td': { wordBreak: 'normal', minWidth: 160 },
  },
  cell: { verticalAlign: 'top', overflowWrap: 'break-word' },
  source: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const RuleRow = ({
  rule,
  policy,
}: {
  rule: PolicyRule;
  policy: PolicyDocument;
}) => {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.cell}>
        {rule.title ?? rule.id}
        {(rule.title || rule.description) && (
          <Typography variant="caption" color="textSecondary" component="div">
            {rule.description ?? rule.id}
          </Typography>
        )}
      </TableCell>
      <TableCell className={classes.cell}>
        {rule.whenInWords}
        <div>
          <Button
            size="small"
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} ${rule.id} as written`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide' : 'As written'}
          </Button>
        </div>
        {open && (
          <pre className={classes.source}>
            {JSON.stringify(rule.when, undefined, 2)}
          </pre>
        )}
      </TableCell>
      <TableCell className={classes.cell}>
        <RuleEffectText effect={rule.effect} tiers={policy.tiers} />
      </TableCell>
    </TableRow>
  );
};

/** Every rule: when it applies, in words or as written, and what it does then. */
export const PolicyRules = ({ policy }: { policy: PolicyDocument }) => {
  const classes = useStyles();
  return (
    <section aria-labelledby="infra-requests-rules" className={classes.rules}>
      <Typography
        id="infra-requests-rules"
        variant="h5"
        component="h3"
        gutterBottom
      >
        Rules
      </Typography>
      {policy.rules.length === 0 ? (
        <Typography>
          There are no rules. Platform admins add them under{' '}
          <code>infraRequests.rules</code> in the app configuration.
        </Typography>
      ) : (
        <TableContainer component={Paper} variant="outlined">
          <Table
            size="small"
            aria-labelledby="infra-requests-rules"
            className={classes.table}
          >
            <TableHead>
              <TableRow>
                <TableCell>Rule</TableCell>
                <TableCell>When</TableCell>
                <TableCell>Effect</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {policy.rules.map(rule => (
                <RuleRow key={rule.id} rule={rule} policy={policy} />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </section>
  );
};
