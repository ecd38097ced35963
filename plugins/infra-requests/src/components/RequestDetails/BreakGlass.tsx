import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import EmergencyIcon from '@material-ui/icons/ReportProblemOutlined';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { TimeLeft } from '../TimeLeft/TimeLeft';

const useStyles = makeStyles(theme => ({
  banner: { marginTop: theme.spacing(1), overflowWrap: 'anywhere' },
}));

/** That a request takes the shorter way, for which incident, who is not asked for it, and how it is made up for. */
export const BreakGlass = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const { incident, skipped = [], review, state } = request;
  if (!request.breakGlass) {
    return null;
  }
  const waiting = state === 'pending' || state === 'changes-requested';
  return (
    <Alert
      severity="error"
      variant="outlined"
      role="note"
      aria-label="The way for emergencies"
      icon={<EmergencyIcon />}
      className={classes.banner}
    >
      <AlertTitle>
        Emergency
        {incident && (
          <>
            , incident <bdi>{incident}</bdi>
          </>
        )}
      </AlertTitle>
      {skipped.length > 0 && (
        <div>
          <EntityLinks entityRefs={skipped} conjunction="and" />{' '}
          {notAsked({ waiting, one: skipped.length === 1 })}
        </div>
      )}
      {waiting && (
        <div>People who take no part in it look back at it afterwards.</div>
      )}
      {review?.state === 'open' && (
        <div>
          The review of it is open:{' '}
          <TimeLeft at={review.dueAt} overdue={review.overdue} />
        </div>
      )}
    </Alert>
  );
};

function notAsked({ waiting, one }: { waiting: boolean; one: boolean }) {
  if (!waiting) {
    return `${one ? 'was' : 'were'} not asked beforehand.`;
  }
  return one
    ? 'is not asked beforehand, and is told once it is approved.'
    : 'are not asked beforehand, and are told once it is approved.';
}
