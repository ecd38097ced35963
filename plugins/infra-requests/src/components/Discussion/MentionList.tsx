import type { MouseEvent } from 'react';
import Avatar from '@material-ui/core/Avatar';
import ListItem from '@material-ui/core/ListItem';
import Paper from '@material-ui/core/Paper';
import Popper from '@material-ui/core/Popper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import GroupIcon from '@material-ui/icons/Group';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonAvatar } from '../People/PersonAvatar';
import type { Mentionable } from './useMentionable';

const useStyles = makeStyles(theme => ({
  popper: { zIndex: theme.zIndex.modal },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0.5, 0),
    minWidth: 260,
    maxWidth: 'calc(100vw - 32px)',
  },
  option: { gap: theme.spacing(1), cursor: 'pointer' },
  group: { width: 24, height: 24 },
}));

type MentionListProps = {
  id: string;
  anchor: HTMLElement | null;
  people: Mentionable[];
  /** The place of the one that Enter takes. */
  active: number;
  onChoose: (person: Mentionable) => void;
};

export const optionId = (listId: string, position: number) =>
  `${listId}-${position}`;

/** Who can be mentioned, below the field. The focus stays in the field. */
export const MentionList = (props: MentionListProps) => {
  const { id, anchor, people, active, onChoose } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Popper
      open
      anchorEl={anchor}
      placement="bottom-start"
      className={classes.popper}
    >
      <Paper elevation={8}>
        <ul
          id={id}
          role="listbox"
          aria-label={t('timeline.comment.mentionable')}
          className={classes.list}
        >
          {people.map((person, position) => (
            <ListItem
              key={person.ref}
              id={optionId(id, position)}
              component="li"
              dense
              role="option"
              aria-selected={position === active}
              selected={position === active}
              className={classes.option}
              // A click would take the focus out of the field.
              onMouseDown={(event: MouseEvent) => {
                event.preventDefault();
                onChoose(person);
              }}
            >
              {person.isGroup ? (
                <Avatar aria-hidden className={classes.group}>
                  <GroupIcon fontSize="small" />
                </Avatar>
              ) : (
                <PersonAvatar person={person} />
              )}
              <div>
                <Typography variant="body2">{person.displayName}</Typography>
                <Typography variant="caption" color="textSecondary">
                  {person.ref}
                </Typography>
              </div>
            </ListItem>
          ))}
        </ul>
      </Paper>
    </Popper>
  );
};
