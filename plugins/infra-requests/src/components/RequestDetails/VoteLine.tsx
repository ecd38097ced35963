import type {
  Verdict,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ApprovedIcon from '@material-ui/icons/CheckCircleOutline';
import ChangesIcon from '@material-ui/icons/RateReview';
import RejectedIcon from '@material-ui/icons/HighlightOff';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', gap: theme.spacing(1) },
  approve: { color: theme.palette.success.main },
  reject: { color: theme.palette.error.main },
  'request-changes': { color: theme.palette.warning.main },
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const LOOKS = {
  approve: { icon: ApprovedIcon, done: 'approved' },
  reject: { icon: RejectedIcon, done: 'rejected' },
  'request-changes': { icon: ChangesIcon, done: 'asked for changes' },
} satisfies Record<Verdict, object>;

/** Who voted what and when, in their own words. */
export const VoteLine = ({ vote }: { vote: Vote }) => {
  const classes = useStyles();
  const { icon: Icon, done } = LOOKS[vote.verdict];
  return (
    <div className={classes.line}>
      <Icon fontSize="small" className={classes[vote.verdict]} />
      <div>
        <Typography variant="body2">
          <EntityLink entityRef={vote.voter} /> {done}{' '}
          <RelativeTime at={vote.at} />
        </Typography>
        {vote.comment && (
          <Typography variant="body2" className={classes.comment}>
            “<bdi>{vote.comment}</bdi>”
          </Typography>
        )}
      </div>
    </div>
  );
};
