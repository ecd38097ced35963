import { Fragment, type PointerEvent, type ReactNode } from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import EmergencyIcon from '@material-ui/icons/ReportProblemOutlined';
import { DateTime } from 'luxon';
import { plainName } from '../../hooks/useEntityNames';
import { Money } from '../Money/Money';
import { relativeInWords } from '../RelativeTime/timeInWords';
import { STATE_LOOKS } from '../StateChip/StateChip';
import { isAskedExtra } from '../TierChip/decisionLabel';
import { exactTime } from '../TimeLeft/exactTime';
import { spanInWords } from '../TimeLeft/timeLeftInWords';
import type { RowData } from './InboxRow';

type PartProps = { data: RowData; request: RequestSummary };

const State = ({ data: { t, classes }, request }: PartProps) => (
  <span className={`${classes.chip} ${classes.state}`}>
    <span
      className={`${classes.dot} ${classes[STATE_LOOKS[request.state].tone]}`}
    />
    <span className={classes.words}>{t(`common.state.${request.state}`)}</span>
  </span>
);

/** By when people have to decide or to look back; nothing where time does not matter. */
const Due = ({ data, request }: PartProps) => {
  const { t, classes, now, language } = data;
  const { openReview, dueAt } = request;
  const at = openReview?.dueAt ?? dueAt;
  if (!at) {
    return null;
  }
  const left = Date.parse(at) - now;
  const overdue = openReview?.overdue || left <= 0;
  const words = overdue
    ? t('common.time.overdue')
    : t('common.time.left', { span: spanInWords(left, t) });
  return (
    <time
      dateTime={at}
      onPointerEnter={exactly(at, language)}
      className={`${classes.aside} ${overdue ? classes.overdue : ''}`}
    >
      {openReview ? t('common.time.review', { when: words }) : words}
    </time>
  );
};

const Age = ({
  data: { t, language, now },
  at,
}: {
  data: RowData;
  at: string;
}) => (
  <time dateTime={at} onPointerEnter={exactly(at, language)}>
    {relativeInWords(DateTime.fromISO(at), DateTime.fromMillis(now), {
      t,
      language,
    })}
  </time>
);

/** How many have approved so far, and of which stage where there is room to say so. */
const Progress = ({
  data: { t, classes, narrow },
  progress: { filled, needed, stageName },
}: {
  data: RowData;
  progress: NonNullable<RequestSummary['progress']>;
}) => {
  const counts = { filled: String(filled), needed: String(needed) };
  const words = t('inbox.list.approvals', { ...counts, stage: stageName });
  return (
    <span
      className={`${classes.aside} ${narrow ? '' : classes.progress}`}
      title={words}
      aria-label={narrow ? words : undefined}
      role={narrow ? 'img' : undefined}
    >
      {narrow ? t('inbox.list.approvalsShort', counts) : words}
    </span>
  );
};

type LinesProps = {
  data: RowData;
  request: RequestSummary;
  gone: boolean;
  changed: boolean;
};

/** What a request in the list says, in the columns that the person chose. */
export const RowLines = ({ data, request, gone, changed }: LinesProps) => {
  const { t, classes, columns, names } = data;
  const { progress, environment, comments = 0, owner, requester } = request;
  const chips = columns.has('state') || columns.has('tier');
  const nameOf = (ref: string, kind: string) =>
    names.get(ref) ?? plainName(ref, kind);
  const due = columns.has('due') && <Due data={data} request={request} />;
  const dueBelow = data.narrow && chips;
  const who = columns.has('owner') || columns.has('requester');
  const emergencyAbove = data.narrow || !chips;
  const emergency = request.emergency && (
    <span
      className={classes.emergency}
      title={data.narrow ? t('inbox.list.emergency') : undefined}
    >
      <EmergencyIcon fontSize="inherit" />
      <span className={data.narrow ? classes.unseen : undefined}>
        {t('inbox.list.emergency')}
      </span>
    </span>
  );
  const notes = (
    <>
      {request.agent && (
        <span className={classes.note}>{t('inbox.list.agent')}</span>
      )}
      {changed && (
        <span className={classes.note}>{t('inbox.list.changed')}</span>
      )}
      {gone && <span className={classes.note}>{t('inbox.list.gone')}</span>}
    </>
  );
  return (
    <>
      <span className={classes.line}>
        <span className={classes.title}>
          {emergencyAbove && emergency}{' '}
          <span className={classes.words}>
            #{request.number} {request.typeTitle}
          </span>
          {columns.has('environment') && environment && (
            <span className={classes.where}>
              {' · '}
              {environment}
            </span>
          )}
        </span>{' '}
        {!dueBelow && due}
      </span>
      <span className={classes.line}>
        <span className={classes.rest}>
          <span className={classes.words}>
            {dotted([
              columns.has('owner') && nameOf(owner, 'group'),
              columns.has('requester') &&
                t('inbox.list.askedBy', { name: nameOf(requester, 'user') }),
            ])}
          </span>
          <span className={classes.facts}>
            {who && (columns.has('cost') || columns.has('age')) && ' · '}
            {dotted([
              columns.has('cost') && (
                <Money
                  amount={request.monthlyCost}
                  currency={request.currency}
                />
              ),
              columns.has('age') && (
                <Age data={data} at={request.submittedAt} />
              ),
            ])}
          </span>
          {columns.has('comments') && comments > 0 && (
            <span className={classes.more}>
              {' · '}
              {t('inbox.list.comments', { count: comments })}
            </span>
          )}
        </span>{' '}
        {columns.has('progress') && progress && (
          <Progress data={data} progress={progress} />
        )}
        {!chips && notes}
      </span>
      {chips && (
        <span className={classes.chips}>
          {!emergencyAbove && emergency}
          {columns.has('state') && <State data={data} request={request} />}
          {columns.has('tier') && request.state !== 'denied' && (
            <span className={classes.chip}>
              <span className={classes.words}>
                {isAskedExtra(request)
                  ? t('common.extraApproval')
                  : request.tier.title}
              </span>
            </span>
          )}{' '}
          {notes}
          {dueBelow && <span className={classes.below}>{due}</span>}
        </span>
      )}
    </>
  );
};

function dotted(parts: ReactNode[]): ReactNode {
  return parts
    .filter(part => part !== false && part !== undefined)
    .map((part, position) => (
      // The parts of a row have no names, and never change places.
      // eslint-disable-next-line react/no-array-index-key
      <Fragment key={position}>
        {position > 0 && ' · '}
        {part}
      </Fragment>
    ));
}

/** Says the exact time on hover. It takes long to work out, and rows fly by without anybody asking. */
function exactly(at: string, language: string) {
  return ({ currentTarget }: PointerEvent<HTMLElement>) => {
    currentTarget.title = exactTime(at, { seconds: true, language });
  };
}
