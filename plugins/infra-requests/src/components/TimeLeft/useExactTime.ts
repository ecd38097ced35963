import { useLanguage } from '../../hooks/useLanguage';
import { exactTime } from './exactTime';

/** Says times on the reader's clock in the reader's language. */
export function useExactTime(): (
  at: string,
  options?: { seconds?: boolean },
) => string {
  const language = useLanguage();
  return (at, options = {}) => exactTime(at, { ...options, language });
}
