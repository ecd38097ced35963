import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { Dotted } from '../Dotted/Dotted';
import { EmergencyChip } from '../EmergencyChip/EmergencyChip';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { Money } from '../Money/Money';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { StateChip } from '../StateChip/StateChip';
import { dayInWords } from '../TimeLeft/dayInWords';
import { WhenDue } from '../TimeLeft/WhenDue';
import { TierChip } from '../TierChip/TierChip';
import { isAskedExtra } from '../TierChip/decisionLabel';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
  },
  what: { flex: '1 1 220px', minWidth: 0 },
  title: { display: 'block', overflowWrap: 'anywhere' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    '&:empty': { display: 'none' },
  },
}));

/** What a list tells of each request beside its name and state, in this order. */
export type Fact =
  | 'owner'
  | 'environment'
  | 'cost'
  | 'due'
  | 'asked'
  | 'since'
  | 'expiry';

const USUAL: Fact[] = ['environment', 'owner', 'cost', 'due'];

type RequestLinesProps = {
  requests: RequestSummary[];
  label: string;
  facts?: Fact[];
  /** Without it, what they have in common goes without saying. */
  showState?: boolean;
  action?: (request: RequestSummary) => ReactNode;
};

/** Requests a line each, for narrow places and small screens. */
export const RequestLines = (props: RequestLinesProps) => {
  const { requests, label, facts = USUAL, showState = true, action } = props;
  const classes = useStyles();
  const requestPage = useRouteRef(requestRouteRef);
  return (
    <ul className={classes.list} aria-label={label}>
      {requests.map(request => (
        <li key={request.id} className={classes.line}>
          <div className={classes.what}>
            <Link
              to={requestPage({ id: request.id })}
              className={classes.title}
            >
              #{request.number} {request.typeTitle}
            </Link>
            <Typography variant="body2" component="span" color="textSecondary">
              <Dotted items={shownFacts(facts, request)} />
            </Typography>
          </div>
          <div className={classes.chips}>
            {request.emergency && <EmergencyChip />}
            {showState && request.state !== 'denied' && (
              <TierChip tier={request.tier} extra={isAskedExtra(request)} />
            )}
            {showState && <StateChip state={request.state} />}
          </div>
          {action?.(request)}
        </li>
      ))}
    </ul>
  );
};

const MonthlyCost = ({ request }: { request: RequestSummary }) => {
  const t = useTranslate();
  const { monthlyCost, currency } = request;
  return monthlyCost === undefined ? (
    <>{t('elsewhere.noCost')}</>
  ) : (
    <>
      {t('common.aMonth', {
        amount: <Money amount={monthlyCost} currency={currency} />,
      })}
    </>
  );
};

const Since = ({ at }: { at: string }) => {
  const t = useTranslate();
  const language = useLanguage();
  return <>{t('elsewhere.entity.since', { day: dayInWords(at, language) })}</>;
};

const Expiry = ({ expiresAt }: { expiresAt: string }) => {
  const t = useTranslate();
  return Date.parse(expiresAt) <= Date.now() ? (
    <>{t('elsewhere.entity.expired')}</>
  ) : (
    <>
      {t('elsewhere.entity.expires', { when: <RelativeTime at={expiresAt} /> })}
    </>
  );
};

const FACTS: Record<Fact, (request: RequestSummary) => ReactNode> = {
  owner: ({ owner }) => <EntityLink entityRef={owner} />,
  environment: ({ environment }) => environment,
  // What costs nothing, such as a deployment, is not bought by the month.
  cost: request =>
    Number(request.monthlyCost) !== 0 && <MonthlyCost request={request} />,
  due: request => <WhenDue request={request} />,
  asked: ({ submittedAt }) => <RelativeTime at={submittedAt} />,
  since: ({ decidedAt }) => decidedAt && <Since at={decidedAt} />,
  expiry: ({ expiresAt }) => expiresAt && <Expiry expiresAt={expiresAt} />,
};

function shownFacts(facts: Fact[], request: RequestSummary) {
  return facts
    .map(key => ({ key, content: FACTS[key](request) }))
    .filter(({ content }) => content);
}
