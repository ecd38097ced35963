import type {
  Person,
  StageProgress,
} from '@infra-requests/plugin-infra-requests-common';
import Avatar from '@material-ui/core/Avatar';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { RequirementText } from '../RequirementText/RequirementText';
import { wordsOf } from '../RequestForm/fieldLabels';

const useStyles = makeStyles(theme => ({
  stages: { margin: 0, paddingLeft: theme.spacing(2.5) },
  people: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1.5),
    listStyle: 'none',
    margin: theme.spacing(0.5, 0),
    padding: 0,
  },
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  picture: {
    width: 24,
    height: 24,
    fontSize: '0.75rem',
    backgroundColor: theme.palette.grey[700],
    color: theme.palette.common.white,
  },
  away: { filter: 'grayscale(1)', opacity: 0.6 },
}));

/** "Grace Hopper" as "GH". */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map(word => word?.charAt(0).toLocaleUpperCase() ?? '')
    .join('');
}

const OnePerson = ({ person }: { person: Person }) => {
  const { ref, displayName, picture, away } = person;
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  return (
    <li className={classes.person}>
      <Avatar
        aria-hidden
        src={picture}
        className={`${classes.picture} ${away ? classes.away : ''}`}
      >
        {initialsOf(displayName)}
      </Avatar>
      <Typography variant="caption" component="span">
        <EntityLink entityRef={ref} name={displayName} />
        {away && (
          <Typography variant="caption" color="textSecondary" component="div">
            {t('decision.away', {
              date: dayInWords(away.until, language),
              name: away.delegateName ?? parseEntityRef(away.delegate).name,
            })}
          </Typography>
        )}
      </Typography>
    </li>
  );
};

/** "3 Dec" in the words of a language. */
function dayInWords(at: string, language: string): string {
  // American English would put the month first, unlike every other time on the pages.
  const locale = language === 'en' ? 'en-GB' : language;
  return DateTime.fromISO(at)
    .setLocale(locale)
    .toLocaleString({ day: 'numeric', month: 'short' });
}

/** The stages in order, each with the people who could approve. */
export const WhoApproves = ({ stages }: { stages: StageProgress[] }) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ol className={classes.stages}>
      {stages.map(({ name, requirements }) => (
        <li key={name}>
          <Typography variant="body2">{wordsOf(name)}</Typography>
          {requirements.map(requirement => (
            <Typography
              key={requirement.approvers.join()}
              variant="body2"
              component="div"
            >
              <RequirementText requirement={requirement} />
              {requirement.candidates && requirement.candidates.length > 0 && (
                <ul className={classes.people}>
                  {requirement.candidates.map(person => (
                    <OnePerson key={person.ref} person={person} />
                  ))}
                </ul>
              )}
              {requirement.unresolved?.map(({ approver, reason }) => (
                <Typography key={approver} variant="caption" component="div">
                  {t('decision.notKnownNow', {
                    approver: <EntityLink entityRef={approver} />,
                  })}{' '}
                  <bdi>{reason}</bdi>
                </Typography>
              ))}
            </Typography>
          ))}
        </li>
      ))}
    </ol>
  );
};
