import type { backtest as english } from '../en/backtest';
import type { Translated } from '../Translated';

export const backtest: Translated<typeof english> = {
  title: 'Backtest',
  what: 'die Liste der Backtests',
  intro:
    'Wertet eine Richtlinie für alle Anfragen eines Zeitraums aus, mit den Tatsachen von damals. Nichts wird geschrieben, und keine Anfrage ändert sich.',
  none: 'Noch wurde kein Backtest ausgeführt. Wer einen startet, sieht, wie die Richtlinie entschieden hätte.',
  uses: {
    active:
      'Er nimmt die aktive Richtlinie, wie sie ist. Was eine Änderung bewirkt hätte, zeigt er, sobald die Richtlinie unter „Änderung ausprobieren“ bearbeitet ist.',
    unreadable:
      'Er nimmt die bearbeitete Richtlinie, die noch nicht gelesen werden kann: siehe „Änderung ausprobieren“.',
    edited_one:
      'Er nimmt die bearbeitete Richtlinie aus „Änderung ausprobieren“: {{count, number}} Regel geändert.',
    edited_other:
      'Er nimmt die bearbeitete Richtlinie aus „Änderung ausprobieren“: {{count, number}} Regeln geändert.',
  },
  form: {
    period: 'Gestellte Anfragen',
    lastDays: 'der letzten {{days}} Tage',
    ownPeriod: 'eines eigenen Zeitraums',
    since: 'Erster Tag',
    until: 'Letzter Tag',
    noSuchDay: 'Diesen Tag gibt es nicht.',
    toCome: 'Dieser Tag kommt erst noch.',
    beforeFirst: 'Er liegt vor dem ersten Tag.',
    tooLong: 'Ein Zeitraum ist höchstens {{years}} Jahre lang.',
    start: 'Starten',
    failed: 'Der Backtest konnte nicht gestartet werden',
    tryAChange: 'Änderung ausprobieren',
    mistakes_one:
      'Die bearbeitete Richtlinie hat {{count, number}} Fehler, der zuerst unter {{place}} zu beheben ist.',
    mistakes_other:
      'Die bearbeitete Richtlinie hat {{count, number}} Fehler, die zuerst unter {{place}} zu beheben sind.',
  },
  report: {
    title: 'Ergebnis',
    what: 'dieser Backtest',
    byActive:
      'Anfragen vom {{from}} bis zum {{to}}, beurteilt von der aktiven Richtlinie ({{digest}}). Gestartet von {{person}} {{time}}.',
    byEdited:
      'Anfragen vom {{from}} bis zum {{to}}, beurteilt von einer bearbeiteten Richtlinie ({{digest}}). Gestartet von {{person}} {{time}}.',
    cancelled:
      'Er wurde abgebrochen. {{evaluated, number}} von {{total, number}} Anfragen wurden ausgewertet; das Folgende betrifft diese.',
    failed:
      'Er ist fehlgeschlagen: {{reason}} {{evaluated, number}} von {{total, number}} Anfragen wurden ausgewertet; das Folgende betrifft diese.',
    noReason: 'ein Grund ist nicht bekannt.',
    evaluated: 'Ausgewertete Anfragen',
    progress: '{{evaluated, number}} von {{total, number}} Anfragen',
    cancel: 'Abbrechen',
  },
  outcome: {
    noRequest: 'In diesem Zeitraum wurde keine Anfrage gestellt.',
    none_one: 'Über {{count, number}} Anfrage würde nicht anders entschieden.',
    none_other:
      'Über keine von {{count, number}} Anfragen würde anders entschieden.',
    laxer_one:
      'Von {{count, number}} Anfrage: {{laxer, number}} weniger streng geprüft, {{unchanged, number}} wie bisher.',
    laxer_other:
      'Von {{count, number}} Anfragen: {{laxer, number}} weniger streng geprüft, {{unchanged, number}} wie bisher.',
    stricter_one:
      'Von {{count, number}} Anfrage: {{stricter, number}} strenger geprüft, {{unchanged, number}} wie bisher.',
    stricter_other:
      'Von {{count, number}} Anfragen: {{stricter, number}} strenger geprüft, {{unchanged, number}} wie bisher.',
    both_one:
      'Von {{count, number}} Anfrage: {{laxer, number}} weniger streng geprüft, {{stricter, number}} strenger geprüft, {{unchanged, number}} wie bisher.',
    both_other:
      'Von {{count, number}} Anfragen: {{laxer, number}} weniger streng geprüft, {{stricter, number}} strenger geprüft, {{unchanged, number}} wie bisher.',
  },
  figure: {
    requests_one: '{{count, number}} Anfrage',
    requests_other: '{{count, number}} Anfragen',
    laxer: 'weniger streng geprüft',
    stricter: 'strenger geprüft',
    approvals_one: '{{count, number}} Genehmigung',
    approvals_other: '{{count, number}} Genehmigungen',
    votesSaved: 'nicht mehr nötig',
    votesAdded: '{{amount, number}} an anderer Stelle zusätzlich nötig',
    waitingSaved: 'weniger Wartezeit, geschätzt',
    waitingAdded: '{{time}} mehr an anderer Stelle',
    minutes_one: '{{count, number}} Minute',
    minutes_other: '{{count, number}} Minuten',
    hours_one: '{{count, number}} Stunde',
    hours_other: '{{count, number}} Stunden',
    days_one: '{{count, number}} Tag',
    days_other: '{{count, number}} Tage',
    aboutWaiting:
      'Die Wartezeit ist geschätzt. Gespart ist, was tatsächlich gewartet wurde, abzüglich dessen, was die mildere Stufe gewöhnlich braucht. Hinzu kommt, was die strengere Stufe gewöhnlich braucht (der Median in diesem Zeitraum), abzüglich dessen, was ohnehin gewartet wurde. Wo eine Stufe keine Vergangenheit hat, wird nichts geraten.',
  },
  passing: {
    title_one:
      '{{count, number}} von Menschen abgelehnte Anfrage käme nun automatisch durch',
    title_other:
      '{{count, number}} von Menschen abgelehnte Anfragen kämen nun automatisch durch',
    read: 'Vor der Übernahme bitte lesen, warum sie abgelehnt wurden.',
  },
  change: {
    laxer: 'Milder',
    stricter: 'Strenger',
    'rejected-now-automatic': 'Von Menschen abgelehnt, nun automatisch',
  },
  moves: {
    title: 'Von Stufe zu Stufe',
    table: 'Von Stufe zu Stufe, als Tabelle',
    was: 'Bisher',
    wouldBe: 'Dann {{tier}}',
    denied: 'Nicht zulässig',
    none: '–',
    unchanged: '{{amount, number}} unverändert',
    laxer: '{{amount, number}} milder',
    stricter: '{{amount, number}} strenger',
    laxerWay: '{{amount, number}} milder: von {{from}} zu {{to}}',
    stricterWay: '{{amount, number}} strenger: von {{from}} zu {{to}}',
  },
  requests: {
    title: 'Anfragen, die sich ändern würden',
    what: 'die Liste der Anfragen',
    change: 'Änderung',
    any: 'Beliebig',
    move: 'Von {{from}} zu {{to}}',
    decision: '{{before}} → {{after}}. {{text}}',
    aMonth: '{{amount}} im Monat',
    none: 'Keine, die hier gezeigt werden darf. Anfragen ohne Leseberechtigung werden gezählt, aber nicht aufgeführt.',
    more: 'Mehr laden',
  },
  earlier: {
    title: 'Andere Backtests',
    period: '{{from}} bis {{to}}',
    line: '{{period}}, Richtlinie {{digest}}, {{state}}, gestartet {{time}}',
    running: 'läuft',
    done: 'fertig',
    cancelled: 'abgebrochen',
    failed: 'fehlgeschlagen',
  },
};
