import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AgentIcon from '@material-ui/icons/Android';
import { useArrival } from '../../hooks/useArrival';
import { useTranslate } from '../../hooks/useTranslate';
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
  chip: { margin: 0 },
  justification: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(1.5),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

type HeadlineProps = { request: InfraRequest; embedded?: boolean };

/** "#1042 PostgreSQL database · production". */
export function requestTitle({
  number,
  typeTitle,
  environment,
}: Pick<InfraRequest, 'number' | 'typeTitle' | 'environment'>): string {
  return [`#${number} ${typeTitle}`, environment].filter(Boolean).join(' · ');
}

const Chips = ({ request }: HeadlineProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <div className={classes.chips}>
      <StateChip state={request.state} />
      {request.emergency && <EmergencyChip />}
      {request.state !== 'denied' && (
        <TierChip
          tier={request.evaluation.tier}
          extra={isExtraApproval(request.evaluation)}
        />
      )}
      {request.agent && (
        <Chip
          size="small"
          variant="outlined"
          icon={<AgentIcon />}
          label={t('request.headline.agent', { agent: request.agent })}
          title={t('request.headline.agentMeans')}
          className={classes.chip}
        />
      )}
      <Typography variant="body2">
        {t('common.aMonth', {
          amount: (
            <Money amount={request.monthlyCost} currency={request.currency} />
          ),
        })}
      </Typography>
      {request.incident && !request.breakGlass && (
        <Typography variant="body2">
          {t('request.headline.incident', {
            incident: <bdi>{request.incident}</bdi>,
          })}
        </Typography>
      )}
      {request.revision > 1 && (
        <Typography variant="body2">
          {t('request.headline.revision', {
            revision: String(request.revision),
          })}
        </Typography>
      )}
    </div>
  );
};

const WhoAsked = ({ request }: HeadlineProps) => {
  const t = useTranslate();
  const { requester, requestedFor, owner, entity, lastEditor } = request;
  const parts = {
    requester: <EntityLink entityRef={requester} />,
    owner: <EntityLink entityRef={owner} />,
    when: <RelativeTime at={request.submittedAt} />,
  };
  return (
    <Typography variant="body2">
      {requestedFor
        ? t('request.headline.askedOnBehalf', {
            ...parts,
            whom: <EntityLink entityRef={requestedFor} />,
          })
        : t('request.headline.asked', parts)}
      {lastEditor !== requester &&
        t('request.headline.lastEdited', {
          editor: <EntityLink entityRef={lastEditor} />,
        })}
      {entity && entity !== owner && (
        <>
          {' · '}
          {t('request.headline.concerns', {
            entity: <EntityLink entityRef={entity} />,
          })}
        </>
      )}
    </Typography>
  );
};

/** What it is, where it stands, who asked and why, at a glance. */
export const Headline = ({ request, embedded }: HeadlineProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef)({ id: request.id });
  const title = requestTitle(request);
  const heading = useArrival({ part: embedded });
  return (
    <header>
      <Typography
        ref={heading}
        tabIndex={-1}
        variant={embedded ? 'h5' : 'h4'}
        component="h2"
      >
        {embedded ? <Link to={page}>{title}</Link> : title}
      </Typography>
      <Chips request={request} />
      <WhoAsked request={request} />
      {request.justification ? (
        <Typography component="blockquote" className={classes.justification}>
          <bdi>{request.justification}</bdi>
        </Typography>
      ) : (
        <Typography variant="body2">
          {t('request.headline.noReason')}
        </Typography>
      )}
    </header>
  );
};
