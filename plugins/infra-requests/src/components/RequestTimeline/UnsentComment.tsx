import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { CommentText } from '../Discussion/CommentText';
import type { Comments, SentComment } from '../Discussion/useComments';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { PersonAvatar } from '../People/PersonAvatar';
import { usePerson } from '../People/knownPeople';
import { useEntryStyles } from './entryStyles';

const useStyles = makeStyles({ sending: { opacity: 0.7 } });

const Me = ({ me }: { me: string }) => {
  const person = usePerson(me || 'user:default/you');
  return <PersonAvatar person={person} size={28} />;
};

type UnsentCommentProps = { comment: SentComment; comments: Comments };

/** A comment that the record does not have yet: on its way, or what kept it back and what to do. */
export const UnsentComment = (props: UnsentCommentProps) => {
  const { comment, comments } = props;
  const classes = useStyles();
  const entry = useEntryStyles();
  const t = useTranslate();
  const me = useMe() ?? '';
  const { problem, text } = comment;
  return (
    <li className={`${entry.entry} ${problem ? '' : classes.sending}`}>
      <span className={entry.picture}>
        <Me me={me} />
      </span>
      <div className={entry.body}>
        <Typography variant="body2" component="div">
          <strong>{me && <EntityLink entityRef={me} />}</strong>{' '}
          {t('timeline.entry.commented')}
          {!problem && ` · ${t('timeline.comment.sending')}`}
        </Typography>
        <div className={entry.comment}>
          <CommentText text={text} />
        </div>
        {problem && (
          <Alert
            severity="error"
            role="note"
            action={
              <>
                <Button
                  color="inherit"
                  size="small"
                  onClick={() => comments.again(comment)}
                >
                  {t('timeline.comment.again')}
                </Button>
                <Button
                  color="inherit"
                  size="small"
                  onClick={() => comments.rewrite(comment)}
                >
                  {t('timeline.comment.rewrite')}
                </Button>
              </>
            }
          >
            {t('timeline.comment.notSent', { problem })}
          </Alert>
        )}
      </div>
    </li>
  );
};
