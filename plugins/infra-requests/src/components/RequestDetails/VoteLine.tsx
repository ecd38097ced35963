import type {
  Verdict,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ApprovedIcon from '@material-ui/icons/CheckCircleOutline';
import ChangesIcon from '@material-ui/icons/RateReview';
import RejectedIcon from '@material-ui/icons/HighlightOff';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { PersonAvatar } from '../People/PersonAvatar';
import { usePerson } from '../People/knownPeople';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    gap: theme.spacing(1.5),
    margin: theme.spacing(0.75, 0),
  },
  who: { position: 'relative', alignSelf: 'flex-start' },
  mark: {
    position: 'absolute',
    right: -6,
    bottom: -6,
    fontSize: 16,
    borderRadius: '50%',
    backgroundColor: theme.palette.background.paper,
  },
  approve: { color: theme.palette.success.main },
  reject: { color: theme.palette.error.main },
  'request-changes': { color: theme.palette.warning.main },
  body: { minWidth: 0, overflowWrap: 'anywhere' },
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const LOOKS = {
  approve: ApprovedIcon,
  reject: RejectedIcon,
  'request-changes': ChangesIcon,
} satisfies Record<Verdict, object>;

type VoteLineProps = {
  vote: Vote;
  /** What there is to say about what became of it. */
  note?: string;
};

/** Who voted what and when, for whom besides, and in their own words. */
export const VoteLine = ({ vote, note }: VoteLineProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const voter = usePerson(vote.voter);
  const Icon = LOOKS[vote.verdict];
  const delegators = vote.delegations?.map(({ delegator }) => delegator) ?? [];
  const notes = [
    ...(vote.carriedFrom === undefined
      ? []
      : [
          t('request.vote.carriedFrom', { revision: String(vote.carriedFrom) }),
        ]),
    ...(note ? [note] : []),
  ];
  return (
    <div className={classes.line}>
      <span className={classes.who}>
        <PersonAvatar person={voter} size={28} />
        <Icon className={`${classes.mark} ${classes[vote.verdict]}`} />
      </span>
      <div className={classes.body}>
        <Typography variant="body2">
          <EntityLink entityRef={vote.voter} />{' '}
          {delegators.length > 0
            ? t(`request.vote.${vote.verdict}-for`, {
                whom: <EntityLinks entityRefs={delegators} conjunction="and" />,
                when: <RelativeTime at={vote.at} />,
              })
            : t(`request.vote.${vote.verdict}`, {
                when: <RelativeTime at={vote.at} />,
              })}
          {vote.reference && (
            <>
              {' '}
              · <bdi>{vote.reference}</bdi>
            </>
          )}
        </Typography>
        {vote.comment && (
          <Typography variant="body2" className={classes.comment}>
            {t('common.quoted', { words: <bdi>{vote.comment}</bdi> })}
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
