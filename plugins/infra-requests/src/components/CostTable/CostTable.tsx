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
import { useTranslate } from '../../hooks/useTranslate';
import { Money, useMoney } from '../Money/Money';

const useStyles = makeStyles(theme => ({
  cell: {
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(1),
    verticalAlign: 'top',
    '&:last-child': { paddingRight: theme.spacing(1) },
  },
  total: { fontWeight: 'bold' },
}));

const isZero = (amount: string | undefined) => /^0+(\.0*)?$/.test(amount ?? '');

const costsSomething = ({ amount }: CostLine) => !isZero(amount);

/** What a month costs, by what it costs for: a line that comes to nothing is nothing that anybody pays for. */
export const CostTable = ({ cost }: { cost: CostEstimate }) => {
  const classes = useStyles();
  const t = useTranslate();
  const money = useMoney();
  const { currency, lines, monthly } = cost;
  return (
    <>
      <Table size="small" aria-label={t('decision.cost.title')}>
        <TableBody>
          {lines.filter(costsSomething).map(line => (
            <TableRow key={line.title}>
              <TableCell className={classes.cell}>
                {line.title}
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {workings(line, amount => money(amount, currency))}
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
              {t('decision.cost.total')}
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

/** How a line comes to its amount, where it is not the amount itself; why it is not known, where it is not. */
function workings(line: CostLine, money: (amount: string) => string) {
  if (line.unknown) {
    return line.unknown;
  }
  const { quantity, unitPrice } = line;
  return quantity !== undefined && quantity !== '1' && unitPrice !== undefined
    ? `${quantity} × ${money(unitPrice)}`
    : undefined;
}
