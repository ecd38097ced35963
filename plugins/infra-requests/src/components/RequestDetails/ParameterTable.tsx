import type { ReactNode } from 'react';
import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { parameterLabel, parameterOrder } from '../RequestForm/fieldLabels';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { exactTime } from '../TimeLeft/exactTime';
import { ParameterValue } from './ParameterValue';
import { parameterRows } from './parameterRows';

const useStyles = makeStyles(theme => ({
  cell: {
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(1),
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  changed: { backgroundColor: theme.palette.action.selected },
}));

type ParameterTableProps = { request: InfraRequest; type?: RequestType };

/** What is asked, and what of it differs from the revision before. */
export const ParameterTable = ({ request, type }: ParameterTableProps) => {
  const classes = useStyles();
  const rows = parameterRows(request, parameterOrder(type));
  const changes = rows.filter(({ changed }) => changed).length;
  return (
    <>
      {request.previousParameters && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {changes === 0
            ? `Same parameters as revision ${request.revision - 1}.`
            : `${changes} ${
                changes === 1 ? 'answer' : 'answers'
              } changed since revision ${request.revision - 1}.`}
        </Typography>
      )}
      <Table size="small" aria-label="Parameters">
        <TableBody>
          {rows.map(({ path, value, previous, changed }) => {
            const [parameter] = path;
            return (
              <TableRow
                key={path.join('.')}
                className={changed ? classes.changed : undefined}
              >
                <TableCell component="th" scope="row" className={classes.cell}>
                  {parameterLabel(type, path)}
                </TableCell>
                <TableCell className={classes.cell}>
                  <ParameterValue {...{ type, parameter, value }} />
                  {changed && (
                    <Typography variant="caption" component="div">
                      changed, was{' '}
                      <ParameterValue
                        {...{ type, parameter, value: previous }}
                      />
                    </Typography>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
          {beyondParameters(request).map(({ label, value }) => (
            <TableRow key={label}>
              <TableCell component="th" scope="row" className={classes.cell}>
                {label}
              </TableCell>
              <TableCell className={classes.cell}>{value}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
};

/** What is asked besides the parameters, and who takes part because of them. */
function beyondParameters(
  request: InfraRequest,
): { label: string; value: ReactNode }[] {
  const { parameters, lease, notBefore, involved = [] } = request;
  // A parameter that says how long it lives is in the table already.
  const leaseOfType = !Object.values(parameters).includes(lease);
  return [
    ...(lease && leaseOfType ? [{ label: 'Lease', value: lease }] : []),
    ...(notBefore
      ? [{ label: 'Not before', value: exactTime(notBefore) }]
      : []),
    ...(involved.length > 0
      ? [
          {
            label: 'Taking part',
            value: (
              <>
                <EntityLinks entityRefs={involved} conjunction="and" />; they
                never decide on it
              </>
            ),
          },
        ]
      : []),
  ];
}
