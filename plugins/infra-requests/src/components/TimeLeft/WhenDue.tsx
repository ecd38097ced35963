import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../RelativeTime/RelativeTime';
import { TimeLeft } from './TimeLeft';

type WhenDueProps = {
  request: Pick<RequestSummary, 'dueAt' | 'openReview' | 'submittedAt'>;
};

/** How long people have for the decision or the review that a request waits for; else when it was asked. */
export const WhenDue = ({ request }: WhenDueProps) => {
  const t = useTranslate();
  const { dueAt, openReview, submittedAt } = request;
  if (openReview) {
    return (
      <>
        {t('common.time.review', {
          when: <TimeLeft at={openReview.dueAt} overdue={openReview.overdue} />,
        })}
      </>
    );
  }
  return dueAt ? <TimeLeft at={dueAt} /> : <RelativeTime at={submittedAt} />;
};
