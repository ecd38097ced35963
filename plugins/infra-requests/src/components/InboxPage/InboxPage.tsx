import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  InfraRequest,
  RequestSummary,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { Row } from '../../hooks/pageMerging';
import { useInboxQuery } from '../../hooks/useInboxQuery';
import { useTellListed } from '../../hooks/listedCounts';
import { useMe } from '../../hooks/useMe';
import { useRequestPages } from '../../hooks/useRequestPages';
import { useSavedViews } from '../../hooks/useSavedViews';
import { useStored } from '../../hooks/useStored';
import { useTranslate } from '../../hooks/useTranslate';
import { DelegationBanner } from '../DelegationsPage/DelegationBanner';
import { Announcement, type Said } from './Announcement';
import { BulkBar, MAX_AT_ONCE } from './BulkBar';
import { BulkDialog } from './BulkDialog';
import { DetailsPane, type Intent } from './DetailsPane';
import { EmptyInbox } from './EmptyInbox';
import { InboxHead } from './InboxHead';
import { InboxList, type ListHandle } from './InboxList';
import type { OpenedBy } from './InboxRow';
import { ListSkeleton, ListTrouble } from './ListStates';
import { OddAddress } from './OddAddress';
import { ShortcutsDialog } from './ShortcutsDialog';
import { asColumns, usualColumns, type Column } from './columns';
import { decisionInWords } from './decisionInWords';
import { refusedParts } from './refusedParts';
import { useInboxKeys } from './useInboxKeys';
import { useMarks } from './useMarks';
import { useSplitStyles } from './useSplitStyles';

const NO_ROWS: Row[] = [];

/** Scopes whose requests need the person no more once they have decided. */
const WORKED_OFF = ['inbox', 'team', 'reviews'];

/** What waits for a decision: the list, and beside it everything that the decision needs. */
export const InboxPage = () => {
  const t = useTranslate();
  const me = useMe();
  const split = useMediaQuery(useTheme().breakpoints.up('md'), { noSsr: true });
  const classes = useSplitStyles();
  const inbox = useInboxQuery();
  const { scope, selected, change, filtered } = inbox;
  const list = useRequestPages(inbox.query);
  const rows = (!list.outdated && list.rows) || NO_ROWS;
  const odd = refusedParts(list.error);
  const kept = useSavedViews(inbox);
  const stored = useStored<Column[]>('inbox-columns');
  const chosen = useMemo(() => asColumns(stored.value), [stored.value]);
  const columns = useMemo(
    () => new Set(chosen ?? usualColumns(scope)),
    [chosen, scope],
  );
  const marks = useMarks(rows);
  const listHandle = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string>();
  const [intent, setIntent] = useState<Intent>();
  const [bulk, setBulk] = useState<Verdict>();
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const [help, setHelp] = useState(false);
  const helpOpenedFrom = useRef<Element | null>(null);
  const [said, setSaid] = useState<Said>();
  const closeSaid = useCallback(() => setSaid(undefined), []);

  const count = rows.filter(({ gone }) => !gone).length;
  const whole = !list.outdated && list.rows && !list.more && !filtered;
  const counted = whole ? count : undefined;
  useTellListed(scope, counted);

  const wanted = split ? selected : focused;
  const position = rows.findIndex(({ request }) => request.id === wanted);
  const lastPosition = useRef(0);
  if (position >= 0) {
    lastPosition.current = position;
  }
  const active = rows[Math.max(0, position)]?.request.id;

  const select = useCallback(
    (id: string | undefined) => {
      setIntent(undefined);
      if (split) {
        change({ request: id }, { replace: true });
      }
      setFocused(id);
    },
    [split, change],
  );
  const first = rows[0]?.request.id;
  useEffect(() => {
    if (split && !selected && first) {
      change({ request: first }, { replace: true });
    }
  }, [split, selected, first, change]);

  const open = useCallback(
    (id: string, by: OpenedBy) => {
      setIntent(undefined);
      change({ request: id });
      if (by === 'key') {
        pane.current?.focus();
      }
    },
    [change],
  );

  const onDecided = (request: InfraRequest) => {
    const decided = decisionInWords({ request, me, t });
    setIntent(undefined);
    marks.drop([request.id]);
    if (!WORKED_OFF.includes(scope)) {
      setSaid(decided);
      return;
    }
    if (scope !== 'team' || request.state !== 'pending') {
      list.drop([request.id]);
    }
    const next = nextAfter(rows, new Set([request.id]));
    const what = next
      ? t('inbox.said.next', {
          number: String(next.number),
          title: next.typeTitle,
        })
      : t('inbox.said.none');
    setSaid({ ...decided, text: `${decided.text}. ${what}` });
    if (next) {
      select(next.id);
      // What became of the vote takes the focus where it was given, which is about to go.
      setTimeout(() => listHandle.current?.focus(next.id));
    }
  };

  const onManyDecided = (ids: string[]) => {
    marks.drop(ids);
    if (WORKED_OFF.includes(scope)) {
      list.drop(ids);
      if (selected && ids.includes(selected)) {
        select(nextAfter(rows, new Set(ids))?.id);
      }
    }
    list.reload();
  };

  /** The request after the chosen one that is not among those; else the one before them. */
  function nextAfter(
    all: Row[],
    without: ReadonlySet<string>,
  ): RequestSummary | undefined {
    const left = all.filter(
      ({ request, gone }) => !gone && !without.has(request.id),
    );
    const after = all
      .slice(lastPosition.current)
      .find(({ request, gone }) => !gone && !without.has(request.id));
    return (after ?? left.at(-1))?.request;
  }

  const loaded = useMemo(
    () => rows.filter(({ gone }) => !gone).map(({ request }) => request),
    [rows],
  );
  const openHelp = () => {
    helpOpenedFrom.current = document.activeElement;
    setHelp(true);
  };
  const selectAll = () => marks.add(loaded.slice(0, MAX_AT_ONCE));

  useInboxKeys({
    rows,
    active,
    position: position < 0 ? lastPosition.current - 1 : position,
    split,
    marks,
    list: listHandle,
    search,
    pane,
    onSelect: select,
    onOpen: open,
    onSelectAll: selectAll,
    onIntent: verdict => {
      if (marks.marked.size > 0) {
        setBulk(verdict);
      } else if (split && selected) {
        setIntent({ id: selected, verdict });
      }
    },
    onCleared: () => setIntent(undefined),
    onHelp: openHelp,
  });

  return (
    <>
      <DelegationBanner />
      <InboxHead
        inbox={inbox}
        kept={kept}
        total={filtered || list.outdated ? undefined : counted ?? list.total}
        shown={loaded}
        columns={columns}
        onColumns={wantedColumns => stored.store(wantedColumns)}
        searchRef={search}
        onSearched={() => active && listHandle.current?.focus(active)}
        onHelp={openHelp}
        onSaid={setSaid}
      />
      <div className={classes.split}>
        <div className={classes.list} aria-busy={list.outdated}>
          {odd ? (
            <OddAddress inbox={inbox} parts={odd} />
          ) : (
            <ListTrouble
              error={list.error}
              readAt={list.rows && list.readAt}
              onRetry={list.reload}
            />
          )}
          {(list.outdated || !list.rows) && list.error === undefined && (
            <ListSkeleton />
          )}
          {!list.outdated && list.rows?.length === 0 && (
            <EmptyInbox inbox={inbox} />
          )}
          {rows.length > 0 && (
            <InboxList
              key={inbox.view}
              handle={listHandle}
              list={list}
              columns={columns}
              active={active}
              opened={split ? selected : undefined}
              marked={marks.marked}
              onOpen={split ? open : undefined}
              onMark={marks.toggle}
              onFocus={setFocused}
              below={bar}
            />
          )}
          {marks.marked.size > 0 && (
            <BulkBar
              barRef={setBar}
              count={marks.marked.size}
              all={loaded.length}
              onVerdict={setBulk}
              onAll={selectAll}
              onClear={marks.clear}
            />
          )}
          <Announcement said={said} onClose={closeSaid} />
        </div>
        {split && selected && (
          <DetailsPane
            pane={pane}
            id={selected}
            intent={intent}
            onDecided={onDecided}
            onLeave={() => {
              setIntent(undefined);
              if (active) {
                listHandle.current?.focus(active);
              }
            }}
          />
        )}
      </div>
      {bulk && (
        <BulkDialog
          marked={marks.list}
          verdict={bulk}
          onDecided={onManyDecided}
          onLook={id => {
            setBulk(undefined);
            marks.drop([id]);
            change({ request: id });
          }}
          onClose={() => setBulk(undefined)}
        />
      )}
      <ShortcutsDialog
        open={help}
        onClose={() => setHelp(false)}
        onClosed={() => {
          // Where nothing had the focus before, the dialog gives it back to nothing.
          if (active && helpOpenedFrom.current === document.body) {
            listHandle.current?.focus(active);
          }
        }}
      />
    </>
  );
};
