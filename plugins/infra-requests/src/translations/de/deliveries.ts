import type { deliveries as english } from '../en/deliveries';
import type { Translated } from '../Translated';

export const deliveries: Translated<typeof english> = {
  title: 'Zustellungen',
  what: 'die Liste der Zustellungen',
  intro:
    'Was nach einer Änderung an einer Anfrage nicht mitgeteilt oder nicht getan werden konnte: Benachrichtigungen, Ereignisse für andere Systeme, die Ausführung. Jedes wird in wachsenden Abständen erneut versucht und nach vielen Versuchen aufgegeben. Die Anfragen selbst und ihre Aufzeichnungen sind davon nicht betroffen.',
  read: {
    to: 'die Zustellungen ansehen',
    doing: 'Anzusehen, was nicht durchkommt,',
  },
  show: {
    label: 'Anzeigen',
    all: 'alles',
    dead: 'was aufgegeben wurde',
    failing: 'was noch versucht wird',
  },
  none: 'Nichts schlägt fehl, und nichts wurde aufgegeben.',
  noneOfKind: 'Davon gibt es nichts.',
  showAll: 'Alles anzeigen',
  latest: 'Die neuesten {{shown, number}} von {{total, number}}',
  inAll: '{{total, number}} insgesamt',
  needsPermission:
    'Erneute Versuche brauchen die Berechtigung {{permission}}. Die Plattform-Administration kann sie erteilen.',
  column: {
    request: 'Anfrage',
    what: 'Was',
    state: 'Zustand',
    attempts: 'Versuche',
    due: 'Fällig',
    lastError: 'Letzter Fehler',
    action: 'Aktion',
  },
  state: {
    waiting: 'Wartet',
    failing: 'Schlägt fehl',
    dead: 'Aufgegeben',
  },
  kind: {
    event: 'Ereignis für andere Systeme',
    signal: 'Auffrischung offener Seiten',
    notification: 'Benachrichtigung',
    fulfilment: 'Ausführung',
    with: '{{kind}}: {{action}}',
  },
  times: {
    next: '{{since}}; der nächste {{in}}',
    never: '{{since}}; nicht von selbst erneut',
  },
  attempts_one: '{{count, number}} Versuch, zuerst {{times}}',
  attempts_other: '{{count, number}} Versuche, zuerst {{times}}',
  error: {
    none: 'nicht aufgezeichnet',
    whole: 'Ganzer Fehler',
    wholeOf: 'Ganzer Fehler: #{{number}} {{effect}}',
    label: 'Fehler',
  },
  retry: {
    one: 'Erneut versuchen',
    oneOf: 'Erneut versuchen: #{{number}} {{effect}}',
    all: 'Alle {{amount, number}} erneut versuchen',
    taken_one:
      '{{count, number}} wird erneut versucht. Was wieder fehlschlägt, erscheint hier wieder.',
    taken_other:
      '{{count, number}} werden erneut versucht. Was wieder fehlschlägt, erscheint hier wieder.',
    refused: '#{{number}} {{effect}}: {{reason}}',
  },
};
