import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslate } from '../../hooks/useTranslate';
import { DeadlineLine } from '../TimeLeft/DeadlineLine';
import { LinkedNumbers } from './LinkedNumbers';
import { StageSteps } from './StageSteps';
import { Upcoming } from './Upcoming';
import { UsualWait } from '../UsualWait/UsualWait';
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
  const t = useTranslate();
  const { rejectionsNeeded = 1, state } = request;
  if (state !== 'pending' || rejectionsNeeded < 2) {
    return null;
  }
  const rejected = rejectionsOn(request);
  const needed = String(rejectionsNeeded);
  return (
    <Typography variant="body2" color="textSecondary">
      {rejected > 0
        ? t('request.approval.rejectionsSoFar', { needed, count: rejected })
        : t('request.approval.rejections', { needed })}
    </Typography>
  );
};

const LateVotes = ({ request }: ApprovalProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { lateVotes = [] } = request;
  return lateVotes.length === 0 ? null : (
    <section
      aria-label={t('request.approval.lateVotes')}
      className={classes.late}
    >
      <Typography variant="body2">
        {t('request.approval.cameTooLate')}
      </Typography>
      {lateVotes.map(vote => (
        <VoteLine key={`${vote.stage} ${vote.voter}`} vote={vote} />
      ))}
    </section>
  );
};

/** By when people have to decide, who did, who is missing, and what time will do. */
export const Approval = ({ request }: ApprovalProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const { blockers = [], deadline, upcoming = [], state, usualWait } = request;
  return (
    <>
      {blockers.length > 0 && (
        <Alert severity="warning" role="note" className={classes.part}>
          <AlertTitle>{t('request.approval.nobody')}</AlertTitle>
          {blockers.map(blocker => (
            <div key={blocker}>
              <LinkedNumbers text={blocker} />
            </div>
          ))}
        </Alert>
      )}
      <div className={`${classes.timing} ${classes.part}`}>
        {deadline && <DeadlineLine deadline={deadline} upcoming={upcoming} />}
        {state === 'pending' && usualWait && <UsualWait usual={usualWait} />}
        <Upcoming steps={upcoming} deadline={deadline} />
        <Rejections request={request} />
      </div>
      <StageSteps request={request} />
      <LateVotes request={request} />
    </>
  );
};
