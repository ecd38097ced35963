import {
  memo,
  useEffect,
  useRef,
  type CSSProperties,
  type MouseEvent,
  type MutableRefObject,
} from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import Skeleton from '@material-ui/lab/Skeleton';
import { areEqual, type ListChildComponentProps } from 'react-window';
import { Link } from 'react-router-dom';
import type { Row } from '../../hooks/pageMerging';
import type { Translate } from '../../translations/translationRef';
import { RowLines } from './RowLines';
import type { Column } from './columns';
import type { RowClasses } from './useRowStyles';

/** A request as it was on the screen when it was selected. */
export type Marked = RequestSummary;

/** How a request was opened, which says where the person goes on. */
export type OpenedBy = 'key' | 'pointer';

/** What every row of the list needs. */
export interface RowData {
  rows: Row[];
  classes: RowClasses;
  t: Translate;
  language: string;
  /** Whether there is room for what matters most only. */
  narrow: boolean;
  now: number;
  columns: ReadonlySet<Column>;
  names: ReadonlyMap<string, string>;
  /** The one that has the focus when the list does. */
  active?: string;
  /** The one that is open beside the list. */
  opened?: string;
  marked: ReadonlyMap<string, Marked>;
  /** Takes the focus as soon as it is there. */
  focusWanted: MutableRefObject<string | undefined>;
  /** Anything new here has every row look whether it is the one. */
  wanted: unknown;
  addressOf: (id: string) => string;
  /** Without it, rows lead to the request's page. */
  onOpen?: (id: string, by: OpenedBy) => void;
  onMark: (request: RequestSummary, options: { range: boolean }) => void;
  onFocus: (id: string) => void;
  /** Why nothing follows the last row, where that is so. */
  more?: { failed: boolean; retry: () => void };
}

type RowProps = { data: RowData; index: number; style: CSSProperties };

const MoreRow = ({ data, style }: Omit<RowProps, 'index'>) => {
  const { t, classes, more } = data;
  return (
    <div style={style} className={classes.row} role="row">
      <div role="gridcell" className={classes.cell}>
        <div className={classes.link}>
          {more?.failed ? (
            <>
              {t('inbox.list.moreFailed')}{' '}
              <button type="button" onClick={more.retry}>
                {t('inbox.list.retry')}
              </button>
            </>
          ) : (
            <div role="status" aria-label={t('inbox.list.loadingMore')}>
              <Skeleton height={22} />
              <Skeleton height={22} width="60%" />
            </div>
          )}
        </div>
      </div>
    </div>
  );
};

const RequestRow = ({ data, index, style }: RowProps) => {
  const { t, classes, rows, active, opened, marked } = data;
  const { focusWanted, onOpen } = data;
  const { request, gone } = rows[index];
  const { id, number, digest } = request;
  const isActive = id === active;
  const seen = marked.get(id);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focusWanted.current === id) {
      focusWanted.current = undefined;
      link.current?.focus({ preventScroll: true });
    }
  });
  const open = (event: MouseEvent) => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    onOpen(id, event.detail === 0 ? 'key' : 'pointer');
  };
  const look = [
    classes.row,
    request.emergency ? classes.urgent : '',
    id === opened ? classes.active : '',
    gone ? classes.gone : '',
  ];
  return (
    <div
      role="row"
      style={style}
      className={look.filter(Boolean).join(' ')}
      aria-rowindex={index + 1}
      aria-selected={seen !== undefined}
    >
      <div role="gridcell">
        <label className={classes.check} style={{ height: '100%' }}>
          <input
            type="checkbox"
            tabIndex={isActive ? 0 : -1}
            aria-label={t('inbox.list.select', { number: String(number) })}
            checked={seen !== undefined}
            onChange={() => {}}
            onClick={event => data.onMark(request, { range: event.shiftKey })}
          />
        </label>
      </div>
      <div role="gridcell" className={classes.cell}>
        <Link
          ref={link}
          to={data.addressOf(id)}
          className={classes.link}
          tabIndex={isActive ? 0 : -1}
          aria-current={id === opened ? 'true' : undefined}
          onClick={open}
          onFocus={() => data.onFocus(id)}
        >
          <RowLines
            data={data}
            request={request}
            gone={gone}
            changed={seen !== undefined && seen.digest !== digest}
          />
        </Link>
      </div>
    </div>
  );
};

/** A request in the list, light enough that thousands can fly by. */
export const InboxRow = memo(
  ({ data, index, style }: ListChildComponentProps<RowData>) =>
    index < data.rows.length ? (
      <RequestRow data={data} index={index} style={style} />
    ) : (
      <MoreRow data={data} style={style} />
    ),
  areEqual,
);
