import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { requestRouteRef } from '../../routes';
import { EmergencyChip } from '../EmergencyChip/EmergencyChip';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Money } from '../Money/Money';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { StateChip } from '../StateChip/StateChip';
import { WhenDue } from '../TimeLeft/WhenDue';
import { TierChip } from '../TierChip/TierChip';
import { isAskedExtra } from '../TierChip/decisionLabel';

const useStyles = makeStyles(theme => ({
  // A small screen scrolls the table: the theme would break words instead.
  table: {
    minWidth: 760,
    '& th, & td': { wordBreak: 'normal' },
    '& th': { whiteSpace: 'nowrap' },
  },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

type RequestTableProps = { requests: RequestSummary[]; label: string };

/** Requests a line each. */
export const RequestTable = ({ requests, label }: RequestTableProps) => {
  const classes = useStyles();
  const requestPage = useRouteRef(requestRouteRef);
  return (
    <TableContainer>
      <Table size="small" aria-label={label} className={classes.table}>
        <TableHead>
          <TableRow>
            <TableCell>Request</TableCell>
            <TableCell>Environment</TableCell>
            <TableCell>State</TableCell>
            <TableCell>Tier</TableCell>
            <TableCell align="right">Cost a month</TableCell>
            <TableCell>Owner</TableCell>
            <TableCell>Asked</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {requests.map(request => (
            <TableRow key={request.id} hover>
              <TableCell>
                <Link to={requestPage({ id: request.id })}>
                  #{request.number} {request.typeTitle}
                </Link>
              </TableCell>
              <TableCell>{request.environment ?? '–'}</TableCell>
              <TableCell>
                <div className={classes.chips}>
                  <StateChip state={request.state} />
                  {request.emergency && <EmergencyChip />}
                  {(request.dueAt || request.openReview) && (
                    <Typography variant="caption" color="textSecondary">
                      <WhenDue request={request} />
                    </Typography>
                  )}
                </div>
              </TableCell>
              <TableCell>
                {request.state !== 'denied' && (
                  <TierChip tier={request.tier} extra={isAskedExtra(request)} />
                )}
              </TableCell>
              <TableCell align="right">
                <Money
                  amount={request.monthlyCost}
                  currency={request.currency}
                />
              </TableCell>
              <TableCell>
                <EntityLink entityRef={request.owner} />
              </TableCell>
              <TableCell>
                <RelativeTime at={request.submittedAt} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
