import type { nav as english } from '../en/nav';
import type { Translated } from '../Translated';

export const nav: Translated<typeof english> = {
  label: 'Infra-Anfragen',
  requests: 'Anfragen',
  inbox: 'Eingang',
  delegations: 'Abwesenheit',
  policy: 'Richtlinie',
  deliveries: 'Zustellungen',
  waiting: '{{number}} zu entscheiden',
  overdueReviews_one: '{{count}} überfälliger Rückblick',
  overdueReviews_other: '{{count}} überfällige Rückblicke',
};
