import type {
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { ParameterValue } from '../RequestDetails/ParameterValue';
import { parameterRows } from '../RequestDetails/parameterRows';
import { parameterLabel, parameterOrder } from './fieldLabels';
import { reviewOf } from './reviewOf';

type ReviewTableProps = {
  type: RequestType;
  parameters: RequestDraft['parameters'];
};

/** Everything that was answered, once more and as a person would say it. */
export const ReviewTable = ({ type, parameters }: ReviewTableProps) => (
  <Table size="small" aria-label="Your answers">
    <TableBody>
      {parameterRows({ parameters }, parameterOrder(type)).map(
        ({ path, value }) => {
          const { hidden, mask, name } = reviewOf(type, path);
          return hidden ? null : (
            <TableRow key={path.join('.')}>
              <TableCell component="th" scope="row">
                {name ?? parameterLabel(type, path)}
              </TableCell>
              <TableCell style={{ overflowWrap: 'anywhere' }}>
                {mask ?? (
                  <ParameterValue
                    type={type}
                    parameter={path.length === 1 ? path[0] : ''}
                    value={value}
                    unlinked
                  />
                )}
              </TableCell>
            </TableRow>
          );
        },
      )}
    </TableBody>
  </Table>
);
