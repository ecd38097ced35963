import { TextLink } from '../TextLink/TextLink';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { commentParts, type CommentPart } from './commentParts';

const useStyles = makeStyles(theme => ({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  mention: {
    fontWeight: 600,
    backgroundColor: theme.palette.action.hover,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0, 0.5),
  },
}));

const Part = ({ part }: { part: CommentPart }) => {
  const classes = useStyles();
  switch (part.kind) {
    case 'mention':
      return (
        <span className={classes.mention}>
          @<EntityLink entityRef={part.ref} />
        </span>
      );
    case 'link':
      return <TextLink to={part.url}>{part.url}</TextLink>;
    default:
      return <>{part.text}</>;
  }
};

/** A comment as it was written, in which people and addresses lead to where they are. */
export const CommentText = ({ text }: { text: string }) => {
  const classes = useStyles();
  return (
    <Typography variant="body2" component="div" className={classes.text}>
      <bdi>
        {commentParts(text).map((part, position) => (
          // The parts of a text have no other identity than their place.
          // eslint-disable-next-line react/no-array-index-key
          <Part key={position} part={part} />
        ))}
      </bdi>
    </Typography>
  );
};
