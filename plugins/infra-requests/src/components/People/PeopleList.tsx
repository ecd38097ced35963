import type { Person } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AwayIcon from '@material-ui/icons/FlightTakeoff';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { dayInWords } from '../TimeLeft/dayInWords';
import { useExactTime } from '../TimeLeft/useExactTime';
import { PersonAvatar } from './PersonAvatar';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(0.5, 0),
    padding: 0,
  },
  person: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minWidth: 0,
  },
  away: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.secondary,
  },
  icon: { fontSize: '1rem' },
}));

const Away = ({ away }: { away: NonNullable<Person['away']> }) => {
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const exactTime = useExactTime();
  const { delegate, delegateName, until } = away;
  return (
    <Typography variant="caption" className={classes.away}>
      <AwayIcon className={classes.icon} aria-hidden />
      <span title={t('common.people.awayUntil', { time: exactTime(until) })}>
        {t('common.people.away', {
          date: dayInWords(until, language),
          name: <EntityLink entityRef={delegate} name={delegateName} />,
        })}
      </span>
    </Typography>
  );
};

type PeopleListProps = { people: Person[]; label?: string };

/** People with their pictures, and who decides for those who are away. */
export const PeopleList = ({ people, label }: PeopleListProps) => {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {people.map(person => (
        <li key={person.ref} className={classes.person}>
          <PersonAvatar person={person} />
          <Typography variant="body2" component="span">
            <EntityLink entityRef={person.ref} name={person.displayName} />
          </Typography>
          {person.away && <Away away={person.away} />}
        </li>
      ))}
    </ul>
  );
};
