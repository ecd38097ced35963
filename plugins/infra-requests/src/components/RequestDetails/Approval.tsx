import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { DeadlineLine } from '../TimeLeft/DeadlineLine';
import { StageSteps } from './StageSteps';
import { Upcoming } from './Upcoming';
import { VoteLine } from './VoteLine';
import { rejectionsOn } from './voteOutcome';

const useStyles = makeStyles(theme => ({
  timing: {
    display: 'grid',
    gap: theme.spacing(0.5),
    '&:empty': { display: 'none' },
  },
  part: { marginBottom: theme.spacing(2) },
  late: { marginTop: theme.spacing(2) },
}));

type ApprovalProps = { request: InfraRequest };

const Rejections = ({ request }: ApprovalProps) => {
  const { rejectionsNeeded = 1, state } = request;
  if (state !== 'pending' || rejectionsNeeded < 2) {
    return null;
  }
  const rejected = rejectionsOn(request);
  return (
    <Typography variant="body2" color="textSecondary">
      {rejectionsNeeded} people have to reject it before it is rejected
      {rejected > 0 &&
        `; ${rejected} ${rejected === 1 ? 'has' : 'have'} so far`}
      .
    </Typography>
  );
};

const LateVotes = ({ request }: ApprovalProps) => {
  const classes = useStyles();
  const { lateVotes = [] } = request;
  return lateVotes.length === 0 ? null : (
    <section aria-label="Votes that came too late" className={classes.late}>
      <Typography variant="body2">Came too late, without effect</Typography>
      {lateVotes.map(vote => (
        <VoteLine key={`${vote.stage} ${vote.voter}`} vote={vote} />
      ))}
    </section>
  );
};

/** By when people have to decide, who did, who is missing, and what time will do. */
export const Approval = ({ request }: ApprovalProps) => {
  const classes = useStyles();
  const { blockers = [], deadline, upcoming = [] } = request;
  return (
    <>
      {blockers.length > 0 && (
        <Alert severity="warning" role="note" className={classes.part}>
          <AlertTitle>Nobody could decide on it right now</AlertTitle>
          {blockers.map(blocker => (
            <div key={blocker}>{blocker}</div>
          ))}
        </Alert>
      )}
      <div className={`${classes.timing} ${classes.part}`}>
        {deadline && <DeadlineLine deadline={deadline} upcoming={upcoming} />}
        <Upcoming steps={upcoming} deadline={deadline} />
        <Rejections request={request} />
      </div>
      <StageSteps request={request} />
      <LateVotes request={request} />
    </>
  );
};
