import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import { EntityLink, EntityLinks, People } from '../EntityLinks/EntityLinks';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { exactTime } from '../TimeLeft/exactTime';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', gap: theme.spacing(1) },
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

type Review = NonNullable<InfraRequest['review']>;

const FOUND = {
  justified: 'found that the emergency justified it',
  unjustified: 'found that the emergency did not justify it',
};

const Done = ({ review }: { review: Review }) => {
  const classes = useStyles();
  const { reviewedBy, reviewedAt, verdict, comment } = review;
  return (
    <div className={classes.line}>
      <DoneIcon fontSize="small" />
      <div>
        <Typography variant="body2">
          {reviewedBy && <EntityLink entityRef={reviewedBy} />}{' '}
          {verdict && FOUND[verdict]}{' '}
          {reviewedAt && <RelativeTime at={reviewedAt} />}
        </Typography>
        {comment && (
          <Typography variant="body2" className={classes.comment}>
            “<bdi>{comment}</bdi>”
          </Typography>
        )}
      </div>
    </div>
  );
};

type ReviewPanelProps = { review: Review; request: InfraRequest };

/** The look back at an approval in an emergency: what it found, or by when and by whom. */
export const ReviewPanel = ({ review, request }: ReviewPanelProps) => {
  const { dueAt, overdue, candidates, reviewers } = review;
  const { allowed, reason } = request.allowedActions.review;
  if (review.state === 'done') {
    return <Done review={review} />;
  }
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {overdue ? 'Was' : 'Is'} due by {exactTime(dueAt)} ·{' '}
        <TimeLeft at={dueAt} overdue={overdue} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {candidates?.length === 0
          ? 'Nobody is left who took no part in it and could do it. The platform team has to mend that.'
          : 'For somebody who took no part in it:'}
      </Typography>
      <Typography variant="body2" component="div" gutterBottom>
        {candidates ? (
          <People people={candidates} />
        ) : (
          <EntityLinks entityRefs={reviewers} />
        )}
      </Typography>
      {overdue && (
        <Typography variant="body2" gutterBottom>
          Until it is done, <EntityLink entityRef={request.requester} /> can
          take the way for emergencies for nothing else.
        </Typography>
      )}
      {!allowed && (
        <Typography variant="body2" color="textSecondary">
          {reason}
        </Typography>
      )}
    </>
  );
};
