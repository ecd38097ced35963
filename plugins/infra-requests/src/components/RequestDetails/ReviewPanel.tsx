import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { PeopleList } from '../People/PeopleList';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { TimeLeft } from '../TimeLeft/TimeLeft';
import { useExactTime } from '../TimeLeft/useExactTime';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', gap: theme.spacing(1) },
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

type Review = NonNullable<InfraRequest['review']>;

const FOUND = {
  justified: 'request.review.foundJustified',
  unjustified: 'request.review.foundUnjustified',
} as const;

const Done = ({ review }: { review: Review }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { reviewedBy, reviewedAt, verdict, comment } = review;
  return (
    <div className={classes.line}>
      <DoneIcon fontSize="small" />
      <div>
        <Typography variant="body2">
          {reviewedBy && <EntityLink entityRef={reviewedBy} />}{' '}
          {verdict && t(FOUND[verdict])}{' '}
          {reviewedAt && <RelativeTime at={reviewedAt} />}
        </Typography>
        {comment && (
          <Typography variant="body2" className={classes.comment}>
            {t('common.quoted', { words: <bdi>{comment}</bdi> })}
          </Typography>
        )}
      </div>
    </div>
  );
};

type ReviewPanelProps = { review: Review; request: InfraRequest };

/** The look back at an approval in an emergency: what it found, or by when and by whom. */
export const ReviewPanel = ({ review, request }: ReviewPanelProps) => {
  const t = useTranslate();
  const exactTime = useExactTime();
  const { dueAt, overdue, candidates, reviewers } = review;
  const { allowed, reason } = request.allowedActions.review;
  if (review.state === 'done') {
    return <Done review={review} />;
  }
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {t(overdue ? 'request.review.wasDue' : 'request.review.isDue', {
          time: exactTime(dueAt),
        })}{' '}
        · <TimeLeft at={dueAt} overdue={overdue} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t(
          candidates?.length === 0
            ? 'request.review.nobodyLeft'
            : 'request.review.forSomebody',
        )}
      </Typography>
      <Typography variant="body2" component="div" gutterBottom>
        {candidates ? (
          <PeopleList people={candidates} />
        ) : (
          <EntityLinks entityRefs={reviewers} />
        )}
      </Typography>
      {overdue && (
        <Typography variant="body2" gutterBottom>
          {t('request.review.untilDone', {
            name: <EntityLink entityRef={request.requester} />,
          })}
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
