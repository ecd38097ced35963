import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  DeliveryState,
  DeliveryTimes,
  LastError,
  RequestLink,
  TryAgain,
  type DeliveryListProps,
} from './DeliveryParts';
import { effectInWords } from './effectInWords';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      wordBreak: 'normal',
      verticalAlign: 'top',
      lineHeight: theme.typography.body2.lineHeight,
    },
    '& thead th': { whiteSpace: 'nowrap' },
  },
  what: { fontWeight: 'inherit' },
  error: { minWidth: 240, maxWidth: 480 },
}));

/** Deliveries a line each. */
export const DeliveryTable = (props: DeliveryListProps) => {
  const { effects, onRetry, busy } = props;
  const classes = useStyles();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" aria-label="Deliveries" className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>Request</TableCell>
            <TableCell>What</TableCell>
            <TableCell>State</TableCell>
            <TableCell align="right">Attempts</TableCell>
            <TableCell>Due</TableCell>
            <TableCell>Last error</TableCell>
            {onRetry && <TableCell>Action</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {effects.map(effect => (
            <TableRow key={effect.id}>
              <TableCell>
                <RequestLink effect={effect} />
              </TableCell>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.what}
              >
                {effectInWords(effect)}
              </TableCell>
              <TableCell>
                <DeliveryState effect={effect} />
              </TableCell>
              <TableCell align="right">{effect.attempts}</TableCell>
              <TableCell>
                <DeliveryTimes effect={effect} />
              </TableCell>
              <TableCell className={classes.error}>
                <LastError effect={effect} />
              </TableCell>
              {onRetry && (
                <TableCell>
                  <TryAgain effect={effect} onRetry={onRetry} busy={busy} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
