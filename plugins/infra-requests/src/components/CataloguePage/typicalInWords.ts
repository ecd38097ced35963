import type { TypicalRequest } from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import { formatMoney } from '../Money/Money';
import { spanInWords } from '../TimeLeft/timeLeftInWords';

const MINUTE_MS = 60_000;

/** "usually 40 min", "70% automatic", "about 284.00 USD a month"; only what is known. */
export function typicalInWords(
  typical: TypicalRequest,
  { t, language }: { t: Translate; language: string },
): string[] {
  const { decidedWithinMinutes, automaticShare, monthlyCost, currency } =
    typical;
  return [
    ...(decidedWithinMinutes === undefined
      ? []
      : [
          t('catalogue.typical.time', {
            span: spanInWords(decidedWithinMinutes * MINUTE_MS, t),
          }),
        ]),
    shareInWords(automaticShare, { t, language }),
    ...(monthlyCost === undefined
      ? []
      : [
          t('catalogue.typical.cost', {
            cost: formatMoney(monthlyCost, currency, language),
          }),
        ]),
  ];
}

function shareInWords(
  share: number,
  { t, language }: { t: Translate; language: string },
): string {
  if (share >= 1) {
    return t('catalogue.typical.allAutomatic');
  }
  if (share <= 0) {
    return t('catalogue.typical.noneAutomatic');
  }
  // Neither all nor none is said of what is only nearly so.
  const shown = Math.min(Math.max(share, 0.01), 0.99);
  return t('catalogue.typical.automatic', {
    share: new Intl.NumberFormat(language, { style: 'percent' }).format(shown),
  });
}
