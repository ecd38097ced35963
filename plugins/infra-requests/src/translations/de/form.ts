import type { form as english } from '../en/form';
import type { Translated } from '../Translated';

export const form: Translated<typeof english> = {
  thisForm: 'Das Formular',
  thisRequest: 'Die Anfrage',
  pageTitle: 'Anfrage: {{type}}',
  editTitle: '#{{number}} bearbeiten',
  editHeading: '{{request}} {{type}} bearbeiten',
  editRevision:
    'Es ist Fassung {{revision}}. Was eingereicht wird, wird Fassung {{next}}.',
  cancel: 'Abbrechen',
  back: 'Zurück',
  next: 'Weiter',
  review: 'Prüfen',
  stepOf: 'Schritt {{position}} von {{steps}}',
  whatToDo: 'Was zu tun ist',
  submit: 'Anfrage stellen',
  submitRevision: 'Neue Fassung einreichen',
  why: {
    label: 'Wozu wird das gebraucht?',
    help: 'Für die, die entscheiden, und für das Protokoll.',
    helpEmergency:
      'Was ist passiert? Für die, die entscheiden, und für das Protokoll.',
    missing: 'Ein Notfall braucht eine Begründung: Was ist passiert?',
    left: 'Noch {{left}} von {{most}} Zeichen.',
  },
  emergency: {
    label: 'Es ist ein Notfall',
    otherRules: 'Dann können andere Regeln entscheiden.',
    record:
      'Alle sehen, dass es als Notfall gemeldet wurde, und es bleibt im Protokoll.',
  },
  emergencyWay: {
    one: 'Im Notfall entscheidet stattdessen {{who}}.',
    several: 'Im Notfall entscheiden stattdessen {{who}}.',
    afterwards:
      'Wer übergangen wird, erfährt davon, und Unbeteiligte haben {{time}}, um darauf zurückzublicken.',
  },
  incident: {
    title: 'Vorfall',
    needed:
      'Nötig für die, die entscheiden, und für die, die darauf zurückblicken.',
    optional: 'Seine Kennung, falls es eine gibt.',
  },
  reference: {
    missing: '{{title}} fehlt.',
    wrong: '{{title}} hat nicht die richtige Form. Erwartet wird {{pattern}}',
  },
  notBefore: {
    label: 'Nicht vor',
    help: 'Leer lassen, damit es gleich nach der Genehmigung geschieht. In der eigenen Zeitzone: {{zone}}',
  },
  requestedFor: {
    label: 'Für jemand anderen',
    help: 'Leer lassen, wenn es für einen selbst ist. Für wen es ist, kann auch nicht darüber entscheiden.',
  },
  answers: {
    title: 'Die Antworten',
    changes: 'Was sich ändert',
    nothing: 'Bisher ist nichts geändert.',
    cost: 'Kosten im Monat',
    costSame: 'Die Kosten bleiben gleich: {{amount}} im Monat.',
    costMore: '{{amount}} mehr im Monat',
    costLess: '{{amount}} weniger im Monat',
    dismissedTitle: 'Über eine neue Fassung wird neu entschieden',
    dismissed_one: 'Die Genehmigung von {{names}} zählt nicht mehr.',
    dismissed_other: 'Die Genehmigungen von {{names}} zählen nicht mehr.',
  },
  toChange: 'Was geändert werden soll',
  start: {
    restored: 'Entwurf wiederhergestellt, zuletzt geändert: {{ago}}.',
    afresh: 'Neu beginnen',
    found: 'Es gibt einen Entwurf, zuletzt geändert: {{ago}}.',
    use: 'Entwurf verwenden',
    dropped:
      'Das Formular hat sich seitdem geändert. Nicht übernommen: {{names}}.',
    secrets: 'Geheimnisse werden nicht aufbewahrt. Bitte erneut eingeben.',
    ignored: 'Nicht aus dem Link übernommen: {{names}}.',
    copied: 'Kopiert von {{request}}.',
    copyFailed: 'Nichts wurde kopiert: {{reason}}',
    otherType:
      'Bei {{request}} geht es um etwas anderes, darum wurde nichts kopiert.',
  },
  failure: {
    lostTitle: 'Ob es angekommen ist, ist nicht bekannt',
    lost: 'Ein neuer Versuch schadet nicht: Es wird nicht zweimal eingereicht. ({{message}})',
    title: 'Nichts wurde eingereicht',
    problems: 'Nichts wurde eingereicht: Einige Antworten passen nicht',
  },
  earlier: {
    title: 'Ein früherer Versuch wurde eingereicht',
    text: 'Er hat die Antworten, die damals im Formular standen. Unter {{link}} lässt er sich bearbeiten oder zurückziehen.',
    link: 'Meine Anfragen',
  },
  stale: {
    load: 'Aktuelle Fassung laden',
    maybeOwn:
      'Ein früherer Versuch ist angekommen, oder jemand anderes hat die Anfrage inzwischen bearbeitet',
    title: 'Jemand anderes hat die Anfrage inzwischen bearbeitet',
    text: 'Die Antworten wurden nicht eingereicht. Die aktuelle Fassung tritt an ihre Stelle.',
  },
  backTo: 'Zurück zu Anfrage #{{number}}',
  problem: {
    required: '{{field}} wird gebraucht.',
    choice: 'Für {{field}} muss ein Wert gewählt werden.',
    integer: '{{field}} muss eine ganze Zahl sein.',
    number: '{{field}} muss eine Zahl sein.',
    minimum: '{{field}} muss mindestens {{limit}} sein.',
    maximum: '{{field}} darf höchstens {{limit}} sein.',
    above: '{{field}} muss größer als {{limit}} sein.',
    below: '{{field}} muss kleiner als {{limit}} sein.',
    multiple: '{{field}} muss ein Vielfaches von {{limit}} sein.',
    minLength_one: '{{field}} braucht mindestens {{count}} Zeichen.',
    minLength_other: '{{field}} braucht mindestens {{count}} Zeichen.',
    maxLength_one: '{{field}} darf höchstens {{count}} Zeichen haben.',
    maxLength_other: '{{field}} darf höchstens {{count}} Zeichen haben.',
    minItems_one: '{{field}} braucht mindestens {{count}} Eintrag.',
    minItems_other: '{{field}} braucht mindestens {{count}} Einträge.',
    maxItems_one: '{{field}} nimmt höchstens {{count}} Eintrag.',
    maxItems_other: '{{field}} nimmt höchstens {{count}} Einträge.',
    unique: '{{field}} darf keinen Eintrag doppelt haben.',
    pattern: '{{field}} hat nicht die richtige Form.',
    example: 'Zum Beispiel: {{example}}',
  },
};
