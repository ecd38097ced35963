import { useCallback, type ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useHistory } from '../../hooks/useHistory';
import { useLive, useOnce } from '../../hooks/useLive';
import { usePassing } from '../../hooks/usePassing';
import { CostTable } from '../CostTable/CostTable';
import { Loaded } from '../Loaded/Loaded';
import { RequestTimeline } from '../RequestTimeline/RequestTimeline';
import { Actions } from './Actions';
import { AfterApproval } from './AfterApproval';
import { Approval } from './Approval';
import { BreakGlass } from './BreakGlass';
import { Headline } from './Headline';
import { JudgedBy } from './JudgedBy';
import { ParameterTable } from './ParameterTable';
import { ReEvaluated } from './ReEvaluated';
import { ReviewPanel } from './ReviewPanel';
import { WhyThisTier } from './WhyThisTier';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    marginTop: theme.spacing(2),
  },
  page: {
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    },
  },
  embedded: {
    [theme.breakpoints.up('lg')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
  },
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: theme.spacing(2),
    boxShadow: theme.shadows[8],
  },
  column: { display: 'grid', gap: theme.spacing(2) },
  // Where it is all in one column, what waits for the person is not below everything else.
  first: { [theme.breakpoints.down('sm')]: { order: -1 } },
  part: { padding: theme.spacing(2), minWidth: 0 },
}));

type RequestDetailsProps = {
  id: string;
  /** Beside a list, with the decision always in sight. */
  embedded?: boolean;
};

type PartProps = {
  title: string;
  /** For those who cannot see the part; where it speaks for itself. */
  untitled?: boolean;
  children: ReactNode;
};

const Part = ({ title, untitled, children }: PartProps) => {
  const classes = useStyles();
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={title}
      className={classes.part}
    >
      {!untitled && (
        <Typography variant="h6" component="h3" gutterBottom>
          {title}
        </Typography>
      )}
      {children}
    </Paper>
  );
};

const Details = (props: DetailsProps) => {
  const { request, embedded, onChanged, reading } = props;
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const { value: type } = useOnce(
    useCallback(() => api.getRequestType(request.type), [api, request.type]),
  );
  const history = useHistory(request);
  usePassing(nextTimeOf(request), onChanged, request);
  const { review } = request;
  const actions = (
    <Part title="Your part" untitled={embedded}>
      <Actions {...{ request, onChanged, reading }} brief={embedded} />
    </Part>
  );
  const why = (
    <Part title="Why this tier">
      <WhyThisTier request={request} type={type} />
      <JudgedBy digest={request.evaluation.policyDigest} />
    </Part>
  );
  return (
    <article aria-label={`Request #${request.number}`}>
      <Headline request={request} embedded={embedded} />
      <BreakGlass request={request} />
      <ReEvaluated request={request} entries={history.value?.items ?? []} />
      <AfterApproval request={request} />
      <div
        className={`${classes.columns} ${
          embedded ? classes.embedded : classes.page
        }`}
      >
        <div className={classes.column}>
          <Part title="What is asked">
            <ParameterTable request={request} type={type} />
          </Part>
          <Part title="Monthly cost">
            <CostTable cost={request.cost} />
          </Part>
          {!embedded && why}
        </div>
        <div className={`${classes.column} ${embedded ? '' : classes.first}`}>
          {review && (
            <Part title="Review of the emergency">
              <ReviewPanel review={review} request={request} />
            </Part>
          )}
          {embedded && why}
          <Part title="Approval">
            <Approval request={request} />
          </Part>
          {!embedded && actions}
        </div>
      </div>
      <div className={classes.columns}>
        <Part title="Record">
          <RequestTimeline history={history} tier={request.tier} />
        </Part>
      </div>
      {embedded && <div className={classes.bar}>{actions}</div>}
    </article>
  );
};

/** Everything about a request that a decision needs, and what the person can do about it. */
export const RequestDetails = ({ id, embedded }: RequestDetailsProps) => {
  const api = useApi(infraRequestsApiRef);
  const request = useLive(
    useCallback(() => api.getRequest(id), [api, id]),
    { about: id },
  );
  return (
    <Loaded of={request} what="this request" lines={8}>
      {value => (
        <Details
          request={value}
          embedded={embedded}
          onChanged={request.reload}
          reading={request.loading}
        />
      )}
    </Loaded>
  );
};

type DetailsProps = {
  request: InfraRequest;
  embedded?: boolean;
  onChanged: () => void;
  reading: boolean;
};

/** When time alone changes what the page shows and offers. */
function nextTimeOf({
  deadline,
  upcoming = [],
  hold,
  approvalValidUntil,
  review,
}: InfraRequest): string | undefined {
  return [
    ...upcoming.map(({ at }) => at),
    deadline?.overdue ? undefined : deadline?.at,
    hold?.until,
    isAhead(approvalValidUntil) ? approvalValidUntil : undefined,
    review?.state === 'open' && !review.overdue ? review.dueAt : undefined,
  ]
    .filter(at => at !== undefined)
    .sort()
    .at(0);
}

function isAhead(at: string | undefined): boolean {
  return at !== undefined && Date.parse(at) > Date.now();
}
