import { TextLink } from '../TextLink/TextLink';
import type { HistoryEntry } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AutomaticIcon from '@material-ui/icons/Settings';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { Digest, shortDigest } from '../Digest/Digest';
import { CommentText } from '../Discussion/CommentText';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { PersonAvatar } from '../People/PersonAvatar';
import { usePerson } from '../People/knownPeople';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { describeEntry, type EntryStory } from './describeEntry';
import { useEntryStyles } from './entryStyles';

const useStyles = makeStyles(theme => ({
  record: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    '& pre': {
      margin: 0,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    '& summary': { cursor: 'pointer', width: 'max-content', maxWidth: '100%' },
  },
}));

type TimelineEntryProps = {
  entry: HistoryEntry;
  tierTitles: ReadonlyMap<string, string>;
  /** Where the entry is found, without its own part of the address. */
  page: string;
  /** The address leads to it. */
  target: boolean;
};

/** Where in a page an entry is. */
export const entryId = (seq: number) => `entry-${seq}`;

const Picture = ({ actor }: Pick<HistoryEntry, 'actor'>) => {
  const t = useTranslate();
  const person = usePerson(actor.ref);
  return actor.kind === 'user' ? (
    <PersonAvatar person={person} size={28} />
  ) : (
    <AutomaticIcon
      fontSize="small"
      titleAccess={t('timeline.entry.automatic')}
    />
  );
};

type DetailProps = { story: EntryStory; byPerson: boolean };

/** What was said with it, in a box of its own where a person said it to others. */
const Detail = ({ story, byPerson }: DetailProps) => {
  const classes = useEntryStyles();
  const t = useTranslate();
  const { detail, isComment } = story;
  if (!detail) {
    return null;
  }
  return isComment ? (
    <div className={classes.comment}>
      <CommentText text={detail} />
    </div>
  ) : (
    <Typography
      variant={byPerson ? 'body2' : 'caption'}
      component="div"
      className={classes.detail}
    >
      {byPerson ? t('common.quoted', { words: detail }) : detail}
    </Typography>
  );
};

/** The entry as it is kept, with its hash and its own address. */
const Kept = ({ entry, page }: Pick<TimelineEntryProps, 'entry' | 'page'>) => {
  const classes = useStyles();
  const t = useTranslate();
  const seq = String(entry.seq);
  return (
    <details className={classes.record}>
      <summary>
        {t('timeline.entry.number', { seq })} ·{' '}
        <code>{shortDigest(entry.hash)}</code>
      </summary>
      <div>
        <TextLink to={`${page}#${entryId(entry.seq)}`}>
          {t('timeline.entry.permalink')}
        </TextLink>{' '}
        · {t('timeline.entry.hash')}{' '}
        <Digest
          digest={entry.hash}
          copyLabel={t('timeline.entry.copyHash', { seq })}
        />
      </div>
      <pre>{JSON.stringify(entry, undefined, 2)}</pre>
    </details>
  );
};

/** One line of the record. What happened by itself is quieter than what people did. */
export const TimelineEntry = (props: TimelineEntryProps) => {
  const { entry, tierTitles, page, target } = props;
  const classes = useEntryStyles();
  const t = useTranslate();
  const language = useLanguage();
  const { actor, at, seq } = entry;
  const story = describeEntry(entry, { t, language, tierTitles });
  const { text, about = [] } = story;
  const byPerson = actor.kind === 'user';
  return (
    <li
      id={entryId(seq)}
      tabIndex={-1}
      className={[
        classes.entry,
        byPerson ? '' : classes.quiet,
        target ? classes.target : '',
      ].join(' ')}
    >
      <span className={classes.picture}>
        <Picture actor={actor} />
      </span>
      <div className={classes.body}>
        <Typography variant={byPerson ? 'body2' : 'caption'} component="div">
          {byPerson && (
            <>
              <strong>
                <EntityLink entityRef={actor.ref} />
              </strong>{' '}
            </>
          )}
          {actor.kind === 'service' && `${actor.ref}: `}
          {text}
          {about.length > 0 && (
            <>
              {' '}
              <EntityLinks entityRefs={about} conjunction="and" />
            </>
          )}{' '}
          · <RelativeTime at={at} />
        </Typography>
        <Detail story={story} byPerson={byPerson} />
        <Kept entry={entry} page={page} />
      </div>
    </li>
  );
};
