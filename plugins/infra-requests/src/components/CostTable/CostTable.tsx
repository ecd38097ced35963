import type {
  CostEstimate,
  CostLine,
} from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Money, formatMoney } from '../Money/Money';

const useStyles = makeStyles(theme => ({
  cell: {
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(1),
    verticalAlign: 'top',
    '&:last-child': { paddingRight: theme.spacing(1) },
  },
  total: { fontWeight: 'bold' },
}));

/** What a month costs, line by line. */
export const CostTable = ({ cost }: { cost: CostEstimate }) => {
  const classes = useStyles();
  const { currency, lines, monthly } = cost;
  return (
    <>
      <Table size="small" aria-label="Monthly cost">
        <TableBody>
          {lines.map(line => (
            <TableRow key={line.title}>
              <TableCell className={classes.cell}>
                {line.title}
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {workings(line, currency)}
                </Typography>
              </TableCell>
              <TableCell className={classes.cell} align="right">
                <Money amount={line.amount} currency={currency} />
              </TableCell>
            </TableRow>
          ))}
          <TableRow>
            <TableCell
              component="th"
              scope="row"
              className={`${classes.cell} ${classes.total}`}
            >
              Total a month
            </TableCell>
            <TableCell
              className={`${classes.cell} ${classes.total}`}
              align="right"
            >
              <Money amount={monthly} currency={currency} />
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
      {cost.unknown && (
        <Typography variant="caption" color="textSecondary">
          {cost.unknown}
        </Typography>
      )}
    </>
  );
};

function workings(line: CostLine, currency: string) {
  if (line.unknown) {
    return line.unknown;
  }
  return line.quantity !== undefined && line.unitPrice !== undefined
    ? `${line.quantity} × ${formatMoney(line.unitPrice, currency)}`
    : undefined;
}
