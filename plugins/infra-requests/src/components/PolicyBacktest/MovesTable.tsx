import type {
  BacktestResult,
  PolicyTier,
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
import LaxerIcon from '@material-ui/icons/ArrowDownward';
import StricterIcon from '@material-ui/icons/ArrowUpward';
import { useTranslate } from '../../hooks/useTranslate';
import { DENIED, tierTitle } from './backtestInWords';
import type { DrillDown } from './useDrillDown';

type Move = BacktestResult['moves'][number];

const useStyles = makeStyles(theme => ({
  moves: { marginBottom: theme.spacing(3) },
  // A small screen scrolls the table: the theme would break words instead.
  table: { '& th, & td': { wordBreak: 'normal', minWidth: 96 } },
  cell: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  move: { textTransform: 'none' },
}));

type CellProps = {
  moves: Move[];
  /** The titles of the tiers between which the requests move. */
  way: { from: string; to: string };
  drill: DrillDown;
};

const MoveCell = ({ moves, way, drill }: CellProps) => {
  const classes = useStyles();
  const t = useTranslate();
  if (moves.length === 0) {
    return <>{t('backtest.moves.none')}</>;
  }
  return (
    <div className={classes.cell}>
      {moves.map(move => {
        const { count: amount, change } = move;
        if (change === 'unchanged') {
          return (
            <span key={change}>
              {t('backtest.moves.unchanged', { amount })}
            </span>
          );
        }
        return (
          <Button
            key={change}
            size="small"
            variant={drill.isShown(move) ? 'contained' : 'outlined'}
            className={classes.move}
            aria-pressed={drill.isShown(move)}
            aria-label={t(`backtest.moves.${change}Way`, { amount, ...way })}
            startIcon={change === 'laxer' ? <LaxerIcon /> : <StricterIcon />}
            onClick={() => drill.showMove(move)}
          >
            {t(`backtest.moves.${change}`, { amount })}
          </Button>
        );
      })}
    </div>
  );
};

type MovesTableProps = {
  moves: Move[];
  tiers: PolicyTier[];
  drill: DrillDown;
};

/** How many requests go from which tier to which; a click lists them. */
export const MovesTable = ({ moves, tiers, drill }: MovesTableProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const rows = idsOf(
    moves.map(({ from }) => from),
    tiers,
  );
  const columns = idsOf(
    moves.map(({ to }) => to),
    tiers,
  );
  const title = (id: string) => tierTitle(id, { tiers, t });
  return (
    <section aria-label={t('backtest.moves.title')} className={classes.moves}>
      <Typography variant="h6" component="h4" gutterBottom>
        {t('backtest.moves.title')}
      </Typography>
      <TableContainer
        component={Paper}
        variant="outlined"
        role="region"
        aria-label={t('backtest.moves.table')}
        // Without anything inside to focus, the keyboard scrolls it only so.
        tabIndex={0}
      >
        <Table
          size="small"
          aria-label={t('backtest.moves.title')}
          className={classes.table}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('backtest.moves.was')}</TableCell>
              {columns.map(to => (
                <TableCell key={to} scope="col">
                  {t('backtest.moves.wouldBe', { tier: title(to) })}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(from => (
              <TableRow key={from}>
                <TableCell component="th" scope="row" role="rowheader">
                  {title(from)}
                </TableCell>
                {columns.map(to => (
                  <TableCell key={to}>
                    <MoveCell
                      moves={moves.filter(
                        move => move.from === from && move.to === to,
                      )}
                      way={{ from: title(from), to: title(to) }}
                      drill={drill}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </section>
  );
};

/** The tiers that occur, least to most strict; those of the edited policy alone and denials last. */
function idsOf(found: string[], tiers: PolicyTier[]): string[] {
  const known = tiers.map(({ id }) => id);
  const others = [...new Set(found)].filter(
    id => !known.includes(id) && id !== DENIED,
  );
  return [...known, ...others, DENIED].filter(id => found.includes(id));
}
