import type { common as english } from '../en/common';
import type { Translated } from '../Translated';

export const common: Translated<typeof english> = {
  loading: '{{what}} wird geladen',
  notKnown: 'nicht bekannt',
  retry: 'Erneut versuchen',
  aMonth: '{{amount}} im Monat',
  emergency: 'Notfall',
  tier: 'Stufe: {{tier}}',
  tierWithExtra: 'Stufe: {{tier}}, mit zusätzlicher Genehmigung',
  extraApproval: 'Zusätzliche Genehmigung',
  checks: {
    passed: 'bestanden',
    warning: 'Warnung',
    failed: 'nicht bestanden',
    unknown: 'nicht bekannt',
    copyDigest: 'Fingerabdruck von {{title}} kopieren',
  },
  usualWait: {
    text: 'Die Entscheidung dauert gewöhnlich {{median}}, in neun von zehn Fällen höchstens {{most}}.',
    of_one: 'Aus {{count}} solchen Anfrage der letzten 90 Tage',
    of_other: 'Aus {{count}} solchen Anfragen der letzten 90 Tage',
  },
  quoted: '„{{words}}“',
  time: {
    justNow: 'gerade eben',
    unknown: 'zu unbekannter Zeit',
    lessThanAMinute: 'weniger als eine Minute',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    hours: '{{hours}} Std.',
    minutes: '{{minutes}} Min.',
    left: 'noch {{span}}',
    in: 'in {{span}}',
    inDays_one: '{{count}} Tag',
    inDays_other: '{{count}} Tagen',
    inLessThanAMinute: 'weniger als einer Minute',
    overdue: 'überfällig',
    anyMoment: 'jeden Augenblick',
    review: 'Rückblick {{when}}',
  },
  deadline: {
    has: 'Zu entscheiden bis {{time}}',
    had: 'War zu entscheiden bis {{time}}',
    otherwiseExpire: 'Sonst verfällt sie.',
    otherwiseReject: 'Sonst wird sie abgelehnt.',
    otherwiseEscalate:
      'Sonst werden sofort alle gefragt, an die sie eskaliert wird.',
    nowExpire: 'Sie verfällt jetzt.',
    nowReject: 'Sie wird jetzt abgelehnt.',
    nowEscalate: 'Sie kann weiterhin entschieden werden.',
    goesOn: 'Sonst wartet sie weiter.',
  },
  state: {
    submitted: 'Gestellt',
    denied: 'Nicht zulässig',
    pending: 'Wartet auf Genehmigung',
    'changes-requested': 'Änderungen erbeten',
    rejected: 'Abgelehnt',
    expired: 'Verfallen',
    approved: 'Genehmigt',
    fulfilling: 'Wird ausgeführt',
    fulfilled: 'Ausgeführt',
    failed: 'Fehlgeschlagen',
    cancelled: 'Zurückgezogen',
  },
  decision: {
    automatic: 'Sofort genehmigt',
    denied: 'Nicht zulässig',
    needsApproval: 'Braucht eine Genehmigung',
    withExtra: '{{tier}} mit zusätzlicher Genehmigung',
  },
  failure: {
    notReached:
      'Der Server ist nicht erreichbar. Bitte die Verbindung prüfen und es dann noch einmal versuchen.',
    mayNotSee: 'Keine Berechtigung: {{what}}',
    askAdmins:
      'Die Plattform-Administration kann die Berechtigung erteilen; Auskunft geben auch alle, die gefragt haben oder entscheiden.',
    notFound: 'Nicht gefunden',
    checkAddress:
      'Bitte die Adresse prüfen, oder bei der Person, die sie geschickt hat, nach der Berechtigung fragen.',
    couldNotLoad: 'Konnte nicht geladen werden: {{what}}',
    offline: 'Keine Verbindung zum Netz',
    offlineText:
      'Was auf der Seite steht, kann veraltet sein. Sobald die Verbindung wieder da ist, wird es von selbst neu gelesen.',
    restarting: 'Der Server antwortet gerade nicht',
    restartingText:
      'Vielleicht startet er neu, das dauert einen Augenblick. Es wird von selbst noch einmal versucht.',
  },
  permission: {
    loading: 'Berechtigungen werden geladen',
    mayNot: 'Keine Berechtigung: {{what}}',
    notFoundOut: 'Die Berechtigung ließ sich nicht feststellen: {{what}}',
    needs:
      '{{doing}} braucht die Berechtigung {{permission}}. Die Plattform-Administration kann sie erteilen.',
  },
  digest: {
    copied: 'Kopiert',
    copy: 'Ganzen Fingerabdruck kopieren',
    wasCopied: 'Der Fingerabdruck wurde kopiert',
    copyPolicy: 'Fingerabdruck der Richtlinie kopieren',
    copyAny: 'Fingerabdruck kopieren',
  },
  people: {
    away: 'bis {{date}} abwesend, solange entscheidet {{name}}',
    awayUntil: 'Abwesend bis {{time}}',
  },
  relation: {
    owner: 'die Eigentümergruppe',
    parentOfOwner: 'die übergeordnete Gruppe',
    ownerOfEntity: 'zuständig für die Entität',
    resolver: 'wen {{id}} für {{argument}} nennt',
  },
  and: 'und',
  or: 'oder',
};
