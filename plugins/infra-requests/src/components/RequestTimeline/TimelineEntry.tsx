import type { HistoryEntry } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AutomaticIcon from '@material-ui/icons/Settings';
import PersonIcon from '@material-ui/icons/Person';
import { EntityLink, EntityLinks } from '../EntityLinks/EntityLinks';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { describeEntry } from './describeEntry';

const useStyles = makeStyles(theme => ({
  entry: {
    display: 'flex',
    gap: theme.spacing(1.5),
    paddingBottom: theme.spacing(1.5),
  },
  quiet: { color: theme.palette.text.secondary },
  body: { minWidth: 0 },
  detail: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  record: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    '& pre': {
      margin: 0,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    '& summary': { cursor: 'pointer' },
  },
}));

type TimelineEntryProps = {
  entry: HistoryEntry;
  tierTitles: ReadonlyMap<string, string>;
};

/** One line of the record. What happened by itself is quieter than what people did. */
export const TimelineEntry = ({ entry, tierTitles }: TimelineEntryProps) => {
  const classes = useStyles();
  const { actor, at, seq } = entry;
  const { text, about = [], detail } = describeEntry(entry, tierTitles);
  const byPerson = actor.kind === 'user';
  const Icon = byPerson ? PersonIcon : AutomaticIcon;
  return (
    <li className={`${classes.entry} ${byPerson ? '' : classes.quiet}`}>
      <Icon fontSize="small" titleAccess={byPerson ? 'Person' : 'Automatic'} />
      <div className={classes.body}>
        <Typography variant="body2">
          {byPerson && (
            <>
              <EntityLink entityRef={actor.ref} />{' '}
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
        {detail && (
          <Typography variant="body2" className={classes.detail}>
            {byPerson ? `“${detail}”` : detail}
          </Typography>
        )}
        <details className={classes.record}>
          <summary>Entry {seq}</summary>
          <pre>{JSON.stringify(entry, undefined, 2)}</pre>
        </details>
      </div>
    </li>
  );
};
