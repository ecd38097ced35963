import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        size="small"
        aria-label={t('deliveries.title')}
        className={classes.table}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('deliveries.column.request')}</TableCell>
            <TableCell>{t('deliveries.column.what')}</TableCell>
            <TableCell>{t('deliveries.column.state')}</TableCell>
            <TableCell align="right">
              {t('deliveries.column.attempts')}
            </TableCell>
            <TableCell>{t('deliveries.column.due')}</TableCell>
            <TableCell>{t('deliveries.column.lastError')}</TableCell>
            {onRetry && <TableCell>{t('deliveries.column.action')}</TableCell>}
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
                {effectInWords(effect, t)}
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
