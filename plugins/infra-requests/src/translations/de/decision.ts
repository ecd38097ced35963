import type { decision as english } from '../en/decision';
import type { Translated } from '../Translated';

export const decision: Translated<typeof english> = {
  title: 'Entscheidung',
  loading: 'Die Entscheidung wird geladen',
  working: 'Wird ermittelt …',
  workingLabel: 'Wird ermittelt',
  notKnown: 'Im Moment nicht bekannt',
  before: 'Zuvor: {{outlook}}',
  older: 'Stand der Antworten davor',
  costNotKnown: 'Kosten nicht bekannt',
  aMonth: '{{amount}} im Monat',
  close: 'Die Entscheidung schließen',
  unreachable:
    'Der Server ist nicht erreichbar, darum ist nicht bekannt, wie entschieden würde.',
  unknown: 'Wie entschieden würde, ist nicht bekannt: {{reason}}',
  goOn: 'Das Formular lässt sich trotzdem einreichen; dann entscheidet der Server.',
  retry: 'Erneut versuchen',
  ladder: 'Stufen, von der am wenigsten bis zur am meisten strengen',
  extraApproval: 'Stufe {{tier}}, mit zusätzlicher Genehmigung',
  who: 'Wer genehmigen muss',
  whoInEmergency: 'Wer in diesem Notfall entscheidet',
  notKnownNow: 'Im Moment nicht bekannt: {{approver}}.',
  stillNeeded: 'Noch nötig',
  toCorrect: 'Zu berichtigen',
  checks: 'Prüfungen',
  why: {
    denied: 'Warum es nicht erlaubt ist',
    tier: 'Warum {{tier}}',
    extra: 'Warum zusätzliche Genehmigung',
  },
  cost: {
    title: 'Kosten im Monat',
    total: 'Summe im Monat',
    choices: 'Was die Auswahl mehr kostet',
    choice: '{{title}} {{value}} kostet {{amount}} mehr als {{cheapest}}.',
    runsNow: 'Läuft jetzt als {{request}} für {{amount}} im Monat.',
    runsNowUnpriced: 'Läuft jetzt als {{request}}.',
    more: 'Das wären {{amount}} im Monat mehr.',
    less: 'Das wären {{amount}} im Monat weniger.',
    same: 'Das würde gleich viel kosten.',
  },
  budget: {
    spends: 'Das besitzende Team gibt bereits {{amount}} im Monat aus.',
    leaves:
      'Vom Monatsbudget von {{budget}} des besitzenden Teams blieben {{remaining}}.',
    over: 'Das läge {{amount}} über dem Monatsbudget von {{budget}} des besitzenden Teams.',
    bar: 'Monatsbudget des besitzenden Teams, wie es mit dieser Anfrage genutzt wäre',
  },
  obstacles: {
    denied: 'Die Regeln erlauben das nicht',
    stopped: 'So lässt sich das nicht einreichen',
  },
  hints: {
    instead: 'Was stattdessen geht',
    atOnce: 'Was sofort genehmigt würde',
    less: 'Was weniger Genehmigung bräuchte',
    use: 'Anwenden',
    useLabel: 'Anwenden: {{field}} auf {{value}} setzen',
    on: 'an',
    off: 'aus',
  },
};
