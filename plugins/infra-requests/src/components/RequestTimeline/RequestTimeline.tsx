import { useEffect, useRef, useState } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  HistoryEntry,
  InfraRequest,
  RequestHistory,
} from '@infra-requests/plugin-infra-requests-common';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useLocation } from 'react-router-dom';
import type { Live } from '../../hooks/useLive';
import { useStored } from '../../hooks/useStored';
import { useTiers } from '../../hooks/useTiers';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { CommentBox } from '../Discussion/CommentBox';
import { useComments } from '../Discussion/useComments';
import { Loaded } from '../Loaded/Loaded';
import { VerificationBadge } from '../VerificationBadge/VerificationBadge';
import { TimelineEntry, entryId } from './TimelineEntry';
import { UnsentComment } from './UnsentComment';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(1, 0, 2) },
  unseen: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));

type RequestTimelineProps = {
  request: InfraRequest;
  history: Live<RequestHistory>;
  /** Reads the request again. */
  onChanged: () => void;
};

const NONE: HistoryEntry[] = [];

const isAutomatic = ({ actor }: HistoryEntry) => actor.kind !== 'user';

/** Where notifications of comments lead. */
const LATEST_COMMENT = '#comments';

/** The entry that the address leads to. */
function useTarget(entries: HistoryEntry[]): HistoryEntry | undefined {
  const { hash } = useLocation();
  const led = useRef<string>();
  const target = entries
    .filter(({ seq, action }) =>
      hash === LATEST_COMMENT
        ? action === 'commented'
        : hash === `#${entryId(seq)}`,
    )
    .at(-1);
  const seq = target?.seq;
  useEffect(() => {
    // Once: a comment that arrives later must not take the focus from who writes one.
    if (seq !== undefined && led.current !== hash) {
      led.current = hash;
      const line = document.getElementById(entryId(seq));
      line?.scrollIntoView?.({ block: 'center' });
      line?.focus({ preventScroll: true });
    }
  }, [hash, seq]);
  return target;
}

/** Whether what happened by itself is shown, as the person last had it. */
function useAutomaticShown() {
  const { value, store } = useStored<boolean>('record-automatic');
  const [chosen, setChosen] = useState<boolean>();
  const choose = (shown: boolean) => {
    setChosen(shown);
    // Remembering it is a convenience.
    store(shown).catch(() => {});
  };
  return [chosen ?? value ?? true, choose] as const;
}

/** Everything that happened to a request and was said about it, oldest first, and whether the record holds. */
export const RequestTimeline = (props: RequestTimelineProps) => {
  const { request, history, onChanged } = props;
  const classes = useStyles();
  const t = useTranslate();
  const page = useRouteRef(requestRouteRef)({ id: request.id });
  const tierTitles = new Map(
    useTiers(request.tier).map(one => [one.id, one.title]),
  );
  const entries = history.value?.items ?? NONE;
  const target = useTarget(entries);
  const comments = useComments({ request, entries, onChanged });
  const [all, setAll] = useAutomaticShown();
  const shown = entries.filter(
    entry => all || entry === target || !isAutomatic(entry),
  );
  const automatic = entries.filter(isAutomatic).length;
  return (
    <>
      <Loaded of={history} what={t('timeline.what')}>
        {({ verification, items }) => (
          <>
            <div className={classes.head}>
              <VerificationBadge
                verification={verification}
                entries={items.length}
              />
              {automatic > 0 && (
                <FormControlLabel
                  control={
                    <Switch
                      size="small"
                      color="primary"
                      checked={all}
                      onChange={event => setAll(event.target.checked)}
                    />
                  }
                  label={
                    <Typography variant="body2">
                      {t('timeline.automatic', { count: automatic })}
                    </Typography>
                  }
                />
              )}
            </div>
            <ol className={classes.list} aria-label={t('timeline.label')}>
              {shown.map(entry => (
                <TimelineEntry
                  key={entry.seq}
                  {...{ entry, tierTitles, page }}
                  target={entry === target}
                />
              ))}
              {comments.sent.map(comment => (
                <UnsentComment key={comment.key} {...{ comment, comments }} />
              ))}
            </ol>
          </>
        )}
      </Loaded>
      <div aria-live="polite" className={classes.unseen}>
        {comments.said}
      </div>
      <CommentBox
        id={`discussion-${request.id}`}
        action={request.allowedActions.comment}
        draft={comments.draft}
        onChange={comments.setDraft}
        onSend={comments.send}
      />
    </>
  );
};
