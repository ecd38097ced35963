import type { Policy, Terms, Tier, TierTerms } from '../types';

/** The terms of a tier that says nothing of them. */
export const PLAIN_TERMS: Omit<TierTerms, 'calendar'> = {
  onTimeout: 'expire',
  escalate: [],
  commentOn: [],
  rejections: 1,
};

/** The terms of a tier with its calendar whole, as a request keeps them; relations are still as written. */
export function termsOf(
  tier: Pick<Tier, 'terms'>,
  policy: Pick<Policy, 'calendars'>,
): Terms {
  const { calendar: id, ...terms } = tier.terms;
  const calendar = policy.calendars.find(one => one.id === id);
  return calendar ? { ...terms, calendar } : terms;
}
