import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import NewsIcon from '@material-ui/icons/ArrowUpward';
import { FixedSizeList, type ListOnItemsRenderedProps } from 'react-window';
import { useEntityNames } from '../../hooks/useEntityNames';
import { useLanguage } from '../../hooks/useLanguage';
import { useNow } from '../../hooks/useNow';
import type { RequestPagesView } from '../../hooks/useRequestPages';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { InboxRow, type Marked, type OpenedBy, type RowData } from './InboxRow';
import { rowHeight, type Column } from './columns';
import { useFillHeight } from './useFillHeight';
import { useRowStyles } from './useRowStyles';

/** Rows beyond the edges that are there already when they come into sight. */
const OVERSCAN = 4;

/** So many rows before the end, the next page is asked for. */
const AHEAD = 30;

/** Lists that are less wide have room for what matters most only. */
const ROOMY_PX = 420;

/** How often the time that is left is told anew. */
const TICK_MS = 10_000;

const useStyles = makeStyles(({ spacing, zIndex, shadows }) => ({
  paper: { position: 'relative', overflow: 'hidden' },
  news: {
    position: 'absolute',
    top: spacing(1),
    left: '50%',
    transform: 'translateX(-50%)',
    zIndex: zIndex.mobileStepper,
    borderRadius: 20,
    boxShadow: shadows[4],
  },
}));

/** Moves the list from outside of it. */
export interface ListHandle {
  /** Brings a row into sight and gives it the focus. */
  focus: (id: string) => void;
}

type InboxListProps = {
  handle: Ref<ListHandle>;
  list: RequestPagesView;
  columns: ReadonlySet<Column>;
  active?: string;
  opened?: string;
  marked: ReadonlyMap<string, Marked>;
  onOpen?: (id: string, by: OpenedBy) => void;
  onMark: (request: RequestSummary, options: { range: boolean }) => void;
  onFocus: (id: string) => void;
  /** What the list leaves room for at its lower edge. */
  below: HTMLElement | null;
};

const NO_ROWS: RowData['rows'] = [];

/** Requests some lines each, of which only those in sight are drawn. */
export const InboxList = (props: InboxListProps) => {
  const { handle, list, columns, active, opened, marked } = props;
  const { onOpen, onMark, onFocus, below } = props;
  const { rows = NO_ROWS, news, more, moreError, hold, see, showMore } = list;
  const classes = useStyles();
  const rowClasses = useRowStyles();
  const t = useTranslate();
  const language = useLanguage();
  const now = useNow(TICK_MS);
  const page = useRouteRef(requestRouteRef);
  const { ref: paper, height, width } = useFillHeight(below);
  const narrow = width === undefined ? onOpen === undefined : width < ROOMY_PX;
  const virtual = useRef<FixedSizeList<RowData>>(null);
  const focusWanted = useRef<string>();
  const pointed = useRef(false);
  const scrolled = useRef(false);
  const [inSight, setInSight] = useState({ start: 0, stop: 0 });
  const names = useEntityNames(
    rows
      .slice(inSight.start, inSight.stop + 1)
      .flatMap(({ request }) => [request.owner, request.requester]),
  );

  const size = rowHeight(columns);
  const settle = useCallback(
    () => hold(pointed.current || scrolled.current),
    [hold],
  );
  const point = (over: boolean) => {
    pointed.current = over;
    settle();
  };
  const [wanted, setWanted] = useState<{ id: string }>();
  useImperativeHandle(handle, () => ({
    focus: id => {
      focusWanted.current = id;
      setWanted({ id });
    },
  }));
  useEffect(() => {
    const index = rows.findIndex(({ request }) => request.id === wanted?.id);
    if (index >= 0) {
      virtual.current?.scrollToItem(index);
    }
    // Only when that is asked for: rows that come and go must not scroll the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);

  useEffect(() => {
    see(inSight);
    if (
      more &&
      moreError === undefined &&
      inSight.stop >= rows.length - AHEAD
    ) {
      showMore();
    }
  }, [see, showMore, inSight, rows, more, moreError]);

  const onItemsRendered = ({
    visibleStartIndex: start,
    visibleStopIndex: stop,
  }: ListOnItemsRenderedProps) =>
    setInSight(before =>
      before.start === start && before.stop === stop ? before : { start, stop },
    );

  const data = useMemo<RowData>(
    () => ({
      rows,
      classes: rowClasses,
      t,
      language,
      narrow,
      now,
      columns,
      names,
      active,
      opened,
      marked,
      focusWanted,
      addressOf: id => page({ id }),
      onOpen,
      onMark,
      onFocus,
      more: { failed: moreError !== undefined, retry: showMore },
      wanted,
    }),
    [
      rows,
      rowClasses,
      t,
      language,
      narrow,
      now,
      columns,
      names,
      active,
      opened,
      marked,
      page,
      onOpen,
      onMark,
      onFocus,
      moreError,
      showMore,
      wanted,
    ],
  );

  return (
    <Paper
      ref={paper}
      className={classes.paper}
      onPointerEnter={event => event.pointerType !== 'touch' && point(true)}
      onPointerLeave={() => point(false)}
    >
      {news > 0 && (
        <Button
          size="small"
          color="primary"
          variant="contained"
          className={classes.news}
          startIcon={<NewsIcon />}
          aria-label={t('inbox.list.showNews', { count: news })}
          onClick={() => {
            scrolled.current = false;
            hold(false);
            virtual.current?.scrollTo(0);
            settle();
          }}
        >
          {t('inbox.list.news', { number: String(news) })}
        </Button>
      )}
      <div
        role="grid"
        aria-label={t('inbox.list.label')}
        aria-multiselectable="true"
        aria-rowcount={more ? -1 : rows.length}
      >
        <FixedSizeList
          ref={virtual}
          height={Math.min(height, size * (rows.length + (more ? 1 : 0)))}
          width="100%"
          itemCount={rows.length + (more ? 1 : 0)}
          itemSize={size}
          itemData={data}
          itemKey={(index, { rows: all }) => all[index]?.request.id ?? 'more'}
          overscanCount={OVERSCAN}
          onItemsRendered={onItemsRendered}
          onScroll={({ scrollOffset }) => {
            scrolled.current = scrollOffset > 0;
            settle();
          }}
        >
          {InboxRow}
        </FixedSizeList>
      </div>
    </Paper>
  );
};
