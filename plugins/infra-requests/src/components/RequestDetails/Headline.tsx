import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { requestRouteRef } from '../../routes';
import { EmergencyChip } from '../EmergencyChip/EmergencyChip';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Money } from '../Money/Money';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { StateChip } from '../StateChip/StateChip';
import { TierChip } from '../TierChip/TierChip';
import { isExtraApproval } from '../TierChip/decisionLabel';

const useStyles = makeStyles(theme => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  justification: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(1.5),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

type HeadlineProps = { request: InfraRequest; embedded?: boolean };

/** What it is, where it stands, who asked and why, at a glance. */
export const Headline = ({ request, embedded }: HeadlineProps) => {
  const classes = useStyles();
  const page = useRouteRef(requestRouteRef)({ id: request.id });
  const title = [`#${request.number} ${request.typeTitle}`, request.environment]
    .filter(Boolean)
    .join(' · ');
  return (
    <header>
      <Typography variant={embedded ? 'h5' : 'h4'} component="h2">
        {embedded ? <Link to={page}>{title}</Link> : title}
      </Typography>
      <div className={classes.chips}>
        <StateChip state={request.state} />
        {request.emergency && <EmergencyChip />}
        {request.state !== 'denied' && (
          <TierChip
            tier={request.evaluation.tier}
            extra={isExtraApproval(request.evaluation)}
          />
        )}
        <Typography variant="body2">
          <Money amount={request.monthlyCost} currency={request.currency} /> a
          month
        </Typography>
        {request.incident && !request.breakGlass && (
          <Typography variant="body2">
            incident <bdi>{request.incident}</bdi>
          </Typography>
        )}
        {request.revision > 1 && (
          <Typography variant="body2">revision {request.revision}</Typography>
        )}
      </div>
      <Typography variant="body2">
        Asked by <EntityLink entityRef={request.requester} />
        {request.requestedFor && (
          <>
            {' '}
            on behalf of <EntityLink entityRef={request.requestedFor} />
          </>
        )}{' '}
        for <EntityLink entityRef={request.owner} />,{' '}
        <RelativeTime at={request.submittedAt} />
        {request.lastEditor !== request.requester && (
          <>
            , last edited by <EntityLink entityRef={request.lastEditor} />
          </>
        )}
      </Typography>
      {request.justification ? (
        <Typography component="blockquote" className={classes.justification}>
          <bdi>{request.justification}</bdi>
        </Typography>
      ) : (
        <Typography variant="body2">No reason was given.</Typography>
      )}
    </header>
  );
};
