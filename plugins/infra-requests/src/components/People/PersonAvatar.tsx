import Avatar from '@material-ui/core/Avatar';
import { makeStyles } from '@material-ui/core/styles';
import type { Person } from '@infra-requests/plugin-infra-requests-common';

const useStyles = makeStyles(theme => ({
  avatar: {
    width: ({ size }: { size: number }) => size,
    height: ({ size }: { size: number }) => size,
    fontSize: ({ size }: { size: number }) => size * 0.42,
    fontWeight: 600,
    backgroundColor: theme.palette.type === 'dark' ? '#4a5568' : '#d5dbe3',
    color: theme.palette.type === 'dark' ? '#fff' : '#1f2933',
  },
  // Drawn, not written: who reads or copies the text beside it does not want them.
  initials: { '&::before': { content: 'attr(data-initials)' } },
}));

type PersonAvatarProps = {
  person: Pick<Person, 'displayName' | 'picture'>;
  size?: number;
};

/** Somebody's picture, or the first letters of the name. Stands beside the name, so it says nothing by itself. */
export const PersonAvatar = ({ person, size = 24 }: PersonAvatarProps) => {
  const classes = useStyles({ size });
  return (
    <Avatar aria-hidden alt="" src={person.picture} className={classes.avatar}>
      <span
        className={classes.initials}
        data-initials={initialsOf(person.displayName)}
      />
    </Avatar>
  );
};

/** "AL" of Ada Lovelace, and "AD" of who has one name. */
function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = [words[0] ?? '', ...words.slice(1).slice(-1)].map(word => [
    ...word,
  ]);
  const initials =
    letters.length > 1
      ? letters.map(([first]) => first)
      : letters[0].slice(0, 2);
  return initials.join('').toLocaleUpperCase();
}
