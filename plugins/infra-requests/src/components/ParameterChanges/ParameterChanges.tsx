import { useState, type ReactNode } from 'react';
import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ClosedIcon from '@material-ui/icons/ChevronRight';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { useTranslate } from '../../hooks/useTranslate';
import { parameterLabel, parameterOrder } from '../RequestForm/fieldLabels';
import { ParameterValue } from '../RequestDetails/ParameterValue';
import {
  parameterRows,
  type ParameterRow,
} from '../RequestDetails/parameterRows';
import { ChangedValue } from './ChangedValue';

const useStyles = makeStyles(theme => ({
  cell: {
    padding: theme.spacing(0.75, 1),
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  name: { width: '35%', color: theme.palette.text.secondary },
  changed: { backgroundColor: theme.palette.action.selected },
  fold: { textTransform: 'none' },
  gist: {
    display: '-webkit-box',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': 3,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    padding: theme.spacing(0, 1),
  },
}));

/** How a parameter is shown where it is not shown as it is. */
export interface ParameterLook {
  hidden?: boolean;
  /** In place of its value. */
  mask?: string;
  name?: string;
}

type ParameterChangesProps = {
  /** What it is compared with; without it, everything is shown as it is. */
  before?: InfraRequest['parameters'];
  after: InfraRequest['parameters'];
  type?: RequestType;
  /** What the table is called for those who cannot see it. */
  label?: string;
  /** Says above it how much is different; undefined where nothing is compared. */
  summary?: (changes: number) => ReactNode;
  /** How a parameter is shown that is not shown as it is, such as a secret before it is sent. */
  lookOf?: (path: string[]) => ParameterLook;
  /** Where links would lead away from what a person is writing. */
  unlinked?: boolean;
  /** Lines below, on what is no parameter. */
  further?: { label: string; value: ReactNode }[];
};

type RowProps = Pick<ParameterChangesProps, 'type' | 'lookOf' | 'unlinked'> & {
  row: ParameterRow;
};

const nameOf = ({ row, type, lookOf }: RowProps) =>
  lookOf?.(row.path).name ?? parameterLabel(type, row.path);

const Value = (props: RowProps & { value: unknown }) => {
  const { row, type, lookOf, unlinked, value } = props;
  const { mask } = lookOf?.(row.path) ?? {};
  return mask !== undefined && value !== undefined ? (
    <>{mask}</>
  ) : (
    <ParameterValue
      type={type}
      // Choices have names only where the schema of the whole parameter gives them.
      parameter={row.path.length === 1 ? row.path[0] : ''}
      value={value}
      unlinked={unlinked}
    />
  );
};

const Row = (props: RowProps & { compared: boolean }) => {
  const { row, compared, ...rest } = props;
  const classes = useStyles();
  const changed = compared && row.changed;
  const now = <Value row={row} {...rest} value={row.value} />;
  return (
    <TableRow className={changed ? classes.changed : undefined}>
      <TableCell
        component="th"
        scope="row"
        className={`${classes.cell} ${classes.name}`}
      >
        {nameOf(props)}
      </TableCell>
      <TableCell className={classes.cell}>
        {changed ? (
          <ChangedValue
            row={row}
            before={<Value row={row} {...rest} value={row.previous} />}
            after={now}
          />
        ) : (
          now
        )}
      </TableCell>
    </TableRow>
  );
};

/** What stayed as it was: in short, and on demand a line each. */
const Unchanged = (props: Omit<RowProps, 'row'> & { rows: ParameterRow[] }) => {
  const { rows, ...rest } = props;
  const classes = useStyles();
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const Icon = open ? OpenIcon : ClosedIcon;
  return (
    <>
      <Button
        size="small"
        className={classes.fold}
        startIcon={<Icon />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('request.changes.unchanged', { count: rows.length })}
      </Button>
      {open ? (
        <Table size="small" aria-label={t('request.changes.unchangedTable')}>
          <TableBody>
            {rows.map(row => (
              <Row key={row.path.join('.')} {...rest} row={row} compared />
            ))}
          </TableBody>
        </Table>
      ) : (
        <Typography
          variant="body2"
          color="textSecondary"
          component="div"
          className={classes.gist}
        >
          {rows.map((row, position) => (
            <span key={row.path.join('.')}>
              {position > 0 && ' · '}
              {nameOf({ ...rest, row })}:{' '}
              <Value {...rest} row={row} value={row.value} />
            </span>
          ))}
        </Typography>
      )}
    </>
  );
};

/**
 * Parameters as a person would write them. Compared with others, what changed stands out, old and new side by side,
 * and what did not is folded up.
 */
export const ParameterChanges = (props: ParameterChangesProps) => {
  const {
    before,
    after,
    type,
    summary,
    lookOf,
    unlinked,
    further = [],
  } = props;
  const { label } = props;
  const classes = useStyles();
  const t = useTranslate();
  const rows = parameterRows(
    { parameters: after, previousParameters: before },
    parameterOrder(type),
  ).filter(({ path }) => !lookOf?.(path).hidden);
  const changed = rows.filter(row => row.changed);
  const folded = changed.length > 0 ? rows.filter(row => !row.changed) : [];
  const shown = changed.length > 0 ? changed : rows;
  return (
    <>
      {before && summary && (
        <Typography variant="body2" component="div" gutterBottom>
          {summary(changed.length)}
        </Typography>
      )}
      {shown.length + further.length > 0 && (
        <Table
          size="small"
          aria-label={label ?? t('request.changes.parameters')}
        >
          <TableBody>
            {shown.map(row => (
              <Row
                key={row.path.join('.')}
                {...{ row, type, lookOf, unlinked }}
                compared={before !== undefined}
              />
            ))}
            {further.map(line => (
              <TableRow key={line.label}>
                <TableCell
                  component="th"
                  scope="row"
                  className={`${classes.cell} ${classes.name}`}
                >
                  {line.label}
                </TableCell>
                <TableCell className={classes.cell}>{line.value}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {folded.length > 0 && (
        <Unchanged rows={folded} {...{ type, lookOf, unlinked }} />
      )}
    </>
  );
};
