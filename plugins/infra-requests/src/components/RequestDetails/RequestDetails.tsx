import { useCallback, type ReactNode } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  HistoryEntry,
  InfraRequest,
  RequestType,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useHistory } from '../../hooks/useHistory';
import { useLive, useOnce } from '../../hooks/useLive';
import { usePageTitle } from '../../hooks/usePageTitle';
import { usePassing } from '../../hooks/usePassing';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { KnownPeople } from '../People/KnownPeople';
import { RequestTimeline } from '../RequestTimeline/RequestTimeline';
import { Actions } from './Actions';
import { AfterApproval } from './AfterApproval';
import { Approval } from './Approval';
import { BreakGlass } from './BreakGlass';
import { CheckList } from '../Checks/CheckList';
import { CostPart } from './CostPart';
import { Headline, requestTitle } from './Headline';
import { JudgedBy } from './JudgedBy';
import { ReEvaluated } from './ReEvaluated';
import { RequestSkeleton } from './RequestSkeleton';
import { ReviewPanel } from './ReviewPanel';
import { WhatIsAsked } from './WhatIsAsked';
import { WhyThisTier } from './WhyThisTier';
import { WhyYou } from './WhyYou';
import { useColumnStyles } from './columnStyles';

const useStyles = makeStyles(theme => ({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    marginTop: theme.spacing(2),
    boxShadow: theme.shadows[8],
  },
  part: { padding: theme.spacing(2), minWidth: 0 },
}));

type RequestDetailsProps = {
  id: string;
  /** Beside a list, with the decision always in sight. */
  embedded?: boolean;
  /** The verdict that the person has chosen elsewhere, such as with a key: its button takes the focus. */
  intent?: Verdict;
  /** Told what became of the request, once a vote is recorded. */
  onDecided?: (request: InfraRequest) => void;
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

type DetailsProps = Omit<RequestDetailsProps, 'id'> & {
  request: InfraRequest;
  onChanged: () => void;
  reading: boolean;
};

/** What decides: the policy's reasons, and what makes the person one of those who are asked. */
const Why = ({
  request,
  type,
}: {
  request: InfraRequest;
  type?: RequestType;
}) => {
  const t = useTranslate();
  return (
    <Part title={t('request.part.why')}>
      <WhyYou request={request} />
      <WhyThisTier request={request} type={type} />
      <JudgedBy digest={request.evaluation.policyDigest} />
    </Part>
  );
};

/** What is asked, what it costs, and what checks said. */
const Asked = ({
  request,
  type,
}: {
  request: InfraRequest;
  type?: RequestType;
}) => {
  const t = useTranslate();
  const { checks = [] } = request;
  return (
    <>
      <Part title={t('request.part.asked')}>
        <WhatIsAsked request={request} type={type} />
      </Part>
      <Part title={t('request.part.cost')}>
        <CostPart request={request} />
      </Part>
      {checks.length > 0 && (
        <Part title={t('request.part.checks')}>
          <CheckList checks={checks} />
        </Part>
      )}
    </>
  );
};

const Details = (props: DetailsProps) => {
  const { request, embedded, onChanged, reading, intent, onDecided } = props;
  const classes = useStyles();
  const columns = useColumnStyles();
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { value: type } = useOnce(
    useCallback(() => api.getRequestType(request.type), [api, request.type]),
  );
  const history = useHistory(request);
  usePassing(nextTimeOf(request), onChanged, request);
  usePageTitle(embedded ? undefined : requestTitle(request));
  const { review } = request;
  const why = <Why request={request} type={type} />;
  const actions = (
    <Part title={t('request.part.yours')} untitled={embedded}>
      <Actions
        {...{ request, onChanged, reading, intent, onDecided }}
        brief={embedded}
      />
    </Part>
  );
  return (
    <KnownPeople refs={peopleOf(request, history.value?.items)}>
      <article
        aria-label={t('request.part.article', {
          number: String(request.number),
        })}
      >
        <Headline request={request} embedded={embedded} />
        <BreakGlass request={request} />
        <ReEvaluated request={request} entries={history.value?.items ?? []} />
        <AfterApproval request={request} />
        <div
          className={`${columns.columns} ${
            embedded ? columns.embedded : columns.page
          }`}
        >
          <div className={columns.column}>
            <Asked request={request} type={type} />
            {!embedded && why}
          </div>
          <div className={`${columns.column} ${embedded ? '' : columns.first}`}>
            {review && (
              <Part title={t('request.part.review')}>
                <ReviewPanel review={review} request={request} />
              </Part>
            )}
            {embedded && why}
            <Part title={t('request.part.approval')}>
              <Approval request={request} />
            </Part>
            {!embedded && actions}
          </div>
        </div>
        <div className={columns.columns}>
          <Part title={t('request.part.record')}>
            <RequestTimeline
              request={request}
              history={history}
              onChanged={onChanged}
            />
          </Part>
        </div>
        {embedded && <div className={classes.bar}>{actions}</div>}
      </article>
    </KnownPeople>
  );
};

/** Everything about a request that a decision needs, and what the person can do about it. */
export const RequestDetails = (props: RequestDetailsProps) => {
  const { id, embedded } = props;
  const api = useApi(infraRequestsApiRef);
  const t = useTranslate();
  const request = useLive(
    useCallback(() => api.getRequest(id), [api, id]),
    { about: id },
  );
  return (
    <Loaded
      of={request}
      what={t('request.part.what')}
      skeleton={<RequestSkeleton embedded={embedded} />}
    >
      {value => (
        <Details
          {...props}
          request={value}
          onChanged={request.reload}
          reading={request.loading}
        />
      )}
    </Loaded>
  );
};

/** Whose pictures the page shows besides those that the server tells of. */
function peopleOf(request: InfraRequest, entries: HistoryEntry[] = []) {
  const { votes, lateVotes = [] } = request;
  return [
    ...[...votes, ...lateVotes].map(({ voter }) => voter),
    ...entries.flatMap(({ actor }) => (actor.kind === 'user' ? actor.ref : [])),
  ];
}

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
