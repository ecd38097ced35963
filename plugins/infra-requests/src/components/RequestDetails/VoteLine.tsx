import type {
  Verdict,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ApprovedIcon from '@material-ui/icons/CheckCircleOutline';
import ChangesIcon from '@material-ui/icons/RateReview';
import RejectedIcon from '@material-ui/icons/HighlightOff';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', gap: theme.spacing(1) },
  approve: { color: theme.palette.success.main },
  reject: { color: theme.palette.error.main },
  'request-changes': { color: theme.palette.warning.main },
  body: { minWidth: 0, overflowWrap: 'anywhere' },
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const LOOKS = {
  approve: { icon: ApprovedIcon, done: 'approved' },
  reject: { icon: RejectedIcon, done: 'rejected' },
  'request-changes': { icon: ChangesIcon, done: 'asked for changes' },
} satisfies Record<Verdict, object>;

type VoteLineProps = {
  vote: Vote;
  /** What there is to say about what became of it. */
  note?: string;
};

/** Who voted what and when, for whom besides, and in their own words. */
export const VoteLine = ({ vote, note }: VoteLineProps) => {
  const classes = useStyles();
  const { icon: Icon, done } = LOOKS[vote.verdict];
  const delegators = vote.delegations?.map(({ delegator }) => delegator) ?? [];
  const notes = [
    ...(vote.carriedFrom === undefined
      ? []
      : [`Cast on revision ${vote.carriedFrom} and carried over`]),
    ...(note ? [note] : []),
  ];
  return (
    <div className={classes.line}>
      <Icon fontSize="small" className={classes[vote.verdict]} />
      <div className={classes.body}>
        <Typography variant="body2">
          <EntityLink entityRef={vote.voter} />{' '}
          {delegators.length > 0 && (
            <>
              for <EntityLinks entityRefs={delegators} conjunction="and" />{' '}
            </>
          )}
          {done} <RelativeTime at={vote.at} />
          {vote.reference && (
            <>
              {' '}
              · <bdi>{vote.reference}</bdi>
            </>
          )}
        </Typography>
        {vote.comment && (
          <Typography variant="body2" className={classes.comment}>
            “<bdi>{vote.comment}</bdi>”
          </Typography>
        )}
        {notes.map(text => (
          <Typography
            key={text}
            variant="caption"
            color="textSecondary"
            component="div"
          >
            {text}
          </Typography>
        ))}
      </div>
    </div>
  );
};
