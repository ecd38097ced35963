import type { PolicyCalendar } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ActiveIcon from '@material-ui/icons/RadioButtonChecked';
import InactiveIcon from '@material-ui/icons/RadioButtonUnchecked';
import FreezeIcon from '@material-ui/icons/AcUnit';
import { useTranslate } from '../../hooks/useTranslate';
import { Section } from '../PolicyPage/Section';

const useStyles = makeStyles(theme => ({
  calendars: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  calendar: { padding: theme.spacing(1.5, 2) },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(0.5, 0),
  },
  chip: { margin: 0 },
  windows: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

const Calendar = ({
  calendar,
  past,
}: {
  calendar: PolicyCalendar;
  past?: boolean;
}) => {
  const classes = useStyles();
  const t = useTranslate();
  const { id, title, timezone, freeze, inWords, active } = calendar;
  const fact = `calendars.${id}`;
  return (
    <Paper component="li" variant="outlined" className={classes.calendar}>
      <Typography variant="h6" component="h4">
        {title}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {t('policy.calendars.readAs', {
          name: <code>{fact}</code>,
          timezone,
        })}
      </Typography>
      <div className={classes.chips}>
        {!past && (
          <Chip
            size="small"
            variant="outlined"
            icon={active ? <ActiveIcon /> : <InactiveIcon />}
            label={t(`policy.calendars.${active ? 'now' : 'notNow'}`)}
            className={classes.chip}
          />
        )}
        {freeze && (
          <Chip
            size="small"
            variant="outlined"
            icon={<FreezeIcon />}
            label={t('policy.calendars.freeze')}
            className={classes.chip}
          />
        )}
      </div>
      <ul className={classes.windows}>
        {inWords.map(window => (
          <Typography key={window} variant="body2" component="li">
            {window}
          </Typography>
        ))}
      </ul>
    </Paper>
  );
};

/** Business hours and freezes that rules read, each in words, and whether it is such a time now. */
export const PolicyCalendars = ({
  calendars,
  past,
}: {
  calendars: PolicyCalendar[];
  past?: boolean;
}) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Section id="calendars" title={t('policy.calendars.title')}>
      <ul
        className={classes.calendars}
        aria-label={t('policy.calendars.title')}
      >
        {calendars.map(calendar => (
          <Calendar key={calendar.id} calendar={calendar} past={past} />
        ))}
      </ul>
    </Section>
  );
};
