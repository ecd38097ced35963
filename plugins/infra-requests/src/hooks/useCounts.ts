import { useListedCounts } from './listedCounts';
import { useSharedCounts } from './useSharedCounts';
import { useTranslate } from './useTranslate';

/** How much waits for the person: votes to give, and looks back at emergencies that are overdue. */
export function useCounts() {
  const t = useTranslate();
  const value = useSharedCounts();
  const listed = useListedCounts();
  const waiting = listed.inbox ?? value?.inbox ?? 0;
  const overdue = value?.overdueReviews ?? 0;
  return {
    /** As far as they are known. */
    counts: value && { ...value, ...listed },
    waiting,
    overdue,
    waitingInWords: t('nav.waiting', { number: String(waiting) }),
    overdueInWords: t('nav.overdueReviews', { count: overdue }),
  };
}
