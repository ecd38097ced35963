import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import ButtonBase from '@material-ui/core/ButtonBase';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';
import { requestRouteRef } from '../../routes';
import { EmergencyChip } from '../EmergencyChip/EmergencyChip';
import { Money } from '../Money/Money';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { WhenDue } from '../TimeLeft/WhenDue';
import { StateChip } from '../StateChip/StateChip';
import { TierChip } from '../TierChip/TierChip';
import { isAskedExtra } from '../TierChip/decisionLabel';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'block',
    width: '100%',
    textAlign: 'left',
    padding: theme.spacing(1.5, 2),
    borderLeft: '3px solid transparent',
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:hover, &:focus-visible': { backgroundColor: theme.palette.action.hover },
    '&[aria-current]': {
      backgroundColor: theme.palette.action.selected,
      borderLeftColor: theme.palette.primary.main,
    },
  },
  emergency: { borderLeftColor: theme.palette.error.main },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
  chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

type InboxListProps = {
  items: RequestSummary[];
  selected?: string;
  /** Without it, items lead to the request's page. */
  onSelect?: (id: string) => void;
  onShowMore?: () => void;
};

const ItemLines = ({ request }: { request: RequestSummary }) => {
  const classes = useStyles();
  const { progress } = request;
  const due = request.dueAt ?? request.openReview?.dueAt;
  return (
    <>
      <div className={classes.line}>
        <Typography variant="subtitle2" component="span">
          #{request.number} {request.typeTitle}
          {request.environment && ` · ${request.environment}`}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          <WhenDue request={request} />
        </Typography>
      </div>
      <div className={classes.line}>
        <Typography variant="body2" color="textSecondary" component="span">
          <EntityDisplayName entityRef={request.owner} hideIcon /> ·{' '}
          <Money amount={request.monthlyCost} currency={request.currency} />
          {due && (
            <>
              {' '}
              · <RelativeTime at={request.submittedAt} />
            </>
          )}
        </Typography>
        {progress && (
          <Typography variant="body2" color="textSecondary" component="span">
            {progress.filled} of {progress.needed} in {progress.stageName}
          </Typography>
        )}
      </div>
      <div className={classes.line}>
        <span className={classes.chips}>
          {request.emergency && <EmergencyChip />}
          <StateChip state={request.state} />
        </span>
        {request.state !== 'denied' && (
          <TierChip tier={request.tier} extra={isAskedExtra(request)} />
        )}
      </div>
    </>
  );
};

/** Requests some lines each. */
export const InboxList = (props: InboxListProps) => {
  const { items, selected, onSelect, onShowMore } = props;
  const classes = useStyles();
  const page = useRouteRef(requestRouteRef);
  return (
    <Paper>
      <ul className={classes.list} aria-label="Requests">
        {items.map(request => {
          const { id } = request;
          const target = onSelect
            ? { onClick: () => onSelect(id) }
            : { component: Link, role: 'link', to: page({ id }) };
          return (
            <li key={id}>
              <ButtonBase
                {...target}
                className={`${classes.item} ${
                  request.emergency ? classes.emergency : ''
                }`}
                aria-current={id === selected || undefined}
              >
                <ItemLines request={request} />
              </ButtonBase>
            </li>
          );
        })}
      </ul>
      {onShowMore && (
        <Button fullWidth onClick={onShowMore}>
          Show more
        </Button>
      )}
    </Paper>
  );
};
