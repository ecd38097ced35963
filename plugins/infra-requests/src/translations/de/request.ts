import type { request as english } from '../en/request';
import type { Translated } from '../Translated';

export const request: Translated<typeof english> = {
  part: {
    what: 'diese Anfrage',
    article: 'Anfrage #{{number}}',
    asked: 'Worum es geht',
    cost: 'Monatliche Kosten',
    checks: 'Prüfungen und Nachweise',
    why: 'Warum diese Stufe',
    approval: 'Genehmigung',
    review: 'Rückblick auf den Notfall',
    yours: 'Was jetzt möglich ist',
    record: 'Verlauf',
    closed: 'Diese Anfrage ist abgeschlossen. Ihr Verlauf bleibt erhalten.',
    nothing: 'Hier gibt es im Augenblick nichts zu tun.',
  },
  headline: {
    asked: 'Gestellt von {{requester}} für {{owner}}, {{when}}',
    askedOnBehalf:
      'Gestellt von {{requester}} im Auftrag von {{whom}} für {{owner}}, {{when}}',
    lastEdited: ', zuletzt geändert von {{editor}}',
    concerns: 'betrifft {{entity}}',
    incident: 'Vorfall {{incident}}',
    revision: 'Fassung {{revision}}',
    noReason: 'Ohne Begründung.',
    agent: 'Durch einen Agenten gestellt: {{agent}}',
    agentMeans:
      'Ein Agent hat sie im Auftrag der anfragenden Person gestellt; sie steht dafür ein.',
  },
  changes: {
    parameters: 'Angaben',
    added: 'hinzugefügt',
    removed: 'entfernt',
    changed: 'geändert',
    becomes: 'wird zu',
    unchanged_one: '{{count}} Angabe unverändert',
    unchanged_other: '{{count}} Angaben unverändert',
    unchangedTable: 'Unveränderte Angaben',
    comparedWith: 'Verglichen mit',
    withRevision: 'Seit Fassung {{revision}}',
    withRunning: 'Gegenüber dem, was jetzt läuft',
    sinceRevision_one: '{{count}} Angabe seit Fassung {{revision}} geändert.',
    sinceRevision_other:
      '{{count}} Angaben seit Fassung {{revision}} geändert.',
    sameAsRevision: 'Dieselben Angaben wie in Fassung {{revision}}.',
    fromRunning_one:
      '{{count}} Angabe weicht von dem ab, was jetzt läuft ({{running}}).',
    fromRunning_other:
      '{{count}} Angaben weichen von dem ab, was jetzt läuft ({{running}}).',
    sameAsRunning: 'Dieselben Angaben wie das, was jetzt läuft ({{running}}).',
  },
  value: {
    notGiven: 'keine Angabe',
    hidden: 'verborgen',
    yes: 'Ja',
    no: 'Nein',
    none: 'keine',
  },
  asked: {
    lease: 'Laufzeit',
    expires: 'Endet',
    notBefore: 'Nicht vor',
    takingPart: 'Beteiligt',
    neverDecide: '{{who}}; entscheiden nie darüber',
  },
  cost: {
    more: '{{amount}} im Monat mehr als {{than}}',
    less: '{{amount}} im Monat weniger als {{than}}',
    same: 'Kostet so viel wie {{than}}',
    thanRunning: 'was jetzt läuft ({{running}})',
    thanRevision: 'Fassung {{revision}}',
    ofTeam: 'Monatliche Ausgaben von {{owner}}:',
    spend: '{{before}} bei der Bewertung, {{after}} mit dieser Anfrage.',
    spendOfBudget:
      '{{before}} bei der Bewertung, {{after}} mit dieser Anfrage, bei einem Budget von {{budget}}.',
    budgetBar: 'Anteil am monatlichen Budget',
    over: '{{amount}} über dem Budget',
  },
  why: {
    wereItNoEmergency: 'Was gefragt würde, wäre es kein Notfall:',
    howRead_one: 'Wie {{count}} Regel gelesen wurde',
    howRead_other: 'Wie {{count}} Regeln gelesen wurden',
    judgedBy: 'Bewertet nach der Richtlinie {{policy}}',
    you: 'Warum diese Anfrage hier ankommt',
    youThrough:
      'Der Schritt „{{stage}}“ braucht {{requirement}}; die Zugehörigkeit zu {{through}} berechtigt dazu.',
    youCan:
      'Der Schritt „{{stage}}“ braucht {{requirement}}; diese Genehmigung kann hier erteilt werden.',
  },
  approval: {
    nobody: 'Im Augenblick könnte niemand darüber entscheiden',
    rejections:
      'Erst wenn {{needed}} Personen ablehnen, ist die Anfrage abgelehnt.',
    rejectionsSoFar_one:
      'Erst wenn {{needed}} Personen ablehnen, ist die Anfrage abgelehnt; bisher {{count}}.',
    rejectionsSoFar_other:
      'Erst wenn {{needed}} Personen ablehnen, ist die Anfrage abgelehnt; bisher {{count}}.',
    lateVotes: 'Zu spät abgegebene Stimmen',
    cameTooLate: 'Zu spät abgegeben, ohne Wirkung',
  },
  upcoming: {
    label: 'Was als Nächstes geschieht',
    remind: 'Nächste Erinnerung {{when}}',
    expire: 'Verfällt {{when}}',
    reject: 'Wird abgelehnt {{when}}',
    escalate: 'Eskaliert an {{to}} {{when}}',
  },
  stage: {
    waiting: 'noch nicht offen',
    active: 'offen',
    complete: 'erledigt',
    stopped: 'abgebrochen',
    notOpened: 'nicht geöffnet',
    'since-active': 'geöffnet {{when}}',
    'since-complete': 'erledigt {{when}}',
    missing: 'noch {{missing}} nötig',
    missingPeople: 'noch {{missing}} nötig:',
    missingUnknown:
      'noch {{missing}} nötig; wer das sein könnte, ist gerade nicht bekannt',
    missingNobody: 'noch {{missing}} nötig; niemand ist übrig, der es könnte',
    whoCould: 'Wer noch entscheiden kann',
    unresolved:
      'Gerade nicht bekannt: {{approver}}. {{reason}} Es wird von selbst noch einmal gefragt.',
    also: 'Außerdem',
    fillsNothing: 'Erfüllt hier keine Anforderung',
    joined: '{{who}} kam hinzu, weil es zu lange dauerte.',
    reminders_one: '{{count}} Erinnerung wurde gesendet.',
    reminders_other: '{{count}} Erinnerungen wurden gesendet.',
    nobodyHasTo: 'Niemand muss das genehmigen: Die Richtlinie tut es.',
    nobodyWasAsked: 'Niemand wurde gefragt: Die Richtlinie hat entschieden.',
  },
  vote: {
    'button-approve': 'Genehmigen',
    'button-reject': 'Ablehnen',
    'button-request-changes': 'Änderungen erbitten',
    'to-approve': 'Genehmigen',
    'to-reject': 'Ablehnen',
    'to-request-changes': 'Erbitten von Änderungen',
    neededTo: 'Nötig zum {{verbs}}.',
    needsComment: 'Diese Stimme braucht einen Kommentar.',
    decideFor: 'Entscheidung in Vertretung von {{whom}}.',
    haveRead: 'Gelesen',
    changed:
      'Diese Anfrage hat sich geändert, während sie offen war. Bitte erst Fassung {{revision}} lesen, dann entscheiden.',
    withdraw: 'Stimme zurücknehmen',
    withdrawn: 'Die Stimme ist zurückgenommen.',
    approve: 'hat {{when}} genehmigt',
    reject: 'hat {{when}} abgelehnt',
    'request-changes': 'hat {{when}} Änderungen erbeten',
    'approve-for': 'hat {{when}} in Vertretung von {{whom}} genehmigt',
    'reject-for': 'hat {{when}} in Vertretung von {{whom}} abgelehnt',
    'request-changes-for':
      'hat {{when}} in Vertretung von {{whom}} Änderungen erbeten',
    carriedFrom: 'Zu Fassung {{revision}} abgegeben und übernommen',
    overExpires: 'Die Frist ist abgelaufen, die Anfrage verfällt.',
    overRejected: 'Die Frist ist abgelaufen, die Anfrage wird abgelehnt.',
  },
  outcome: {
    approve: 'Die Genehmigung zählt.',
    approvedNow: 'Die Genehmigung zählt. Die Anfrage ist jetzt genehmigt.',
    reject: 'Die Anfrage ist abgelehnt.',
    'request-changes': 'Änderungen sind erbeten.',
    rejectionCounts_one:
      'Die Ablehnung zählt. Noch {{count}} Person muss ablehnen, bevor die Anfrage abgelehnt ist.',
    rejectionCounts_other:
      'Die Ablehnung zählt. Noch {{count}} Personen müssen ablehnen, bevor die Anfrage abgelehnt ist.',
    tooLate:
      'Die Stimme kam zu spät: {{what}}. Sie steht im Verlauf, ohne Wirkung.',
    byNow: 'die Anfrage ist inzwischen „{{state}}“',
    stageClosed: 'der Schritt „{{stage}}“ ist nicht mehr offen',
    otherStage: 'inzwischen ist ein anderer Schritt offen',
    nothingRecorded: 'Nichts wurde festgehalten. {{message}}',
  },
  comment: {
    label: 'Kommentar',
    where: 'Steht im Verlauf und geht an alle, die angefragt haben.',
    left: 'Noch {{left}} von {{limit}} Zeichen.',
  },
  asking: {
    edit: 'Bearbeiten',
    editAndResubmit: 'Bearbeiten und erneut stellen',
    again: 'Noch einmal anfragen',
    againMeans: 'Öffnet das Formular mit diesen Angaben',
  },
  cancel: {
    button: 'Anfrage zurückziehen',
    title: 'Anfrage #{{number}} zurückziehen?',
    consequence:
      'Eine zurückgezogene Anfrage bleibt im Verlauf und kann nicht wieder geöffnet werden.',
    why: 'Warum',
    keep: 'Behalten',
    confirm: 'Zurückziehen',
    waiting: 'Die Anfrage wird gleich zurückgezogen',
    countdown: 'Wird in {{seconds}} s zurückgezogen',
    announced:
      'Die Anfrage wird in {{seconds}} Sekunden zurückgezogen. „Rückgängig“ behält sie.',
    undo: 'Rückgängig',
    now: 'Jetzt zurückziehen',
    kept: 'Die Anfrage bleibt, wie sie ist.',
    done: 'Die Anfrage ist zurückgezogen.',
    doneNumber: 'Anfrage #{{number}} ist zurückgezogen.',
    failedNumber: 'Anfrage #{{number}} wurde nicht zurückgezogen. {{message}}',
  },
  approved: {
    label: 'Nach der Genehmigung',
    held: 'Genehmigt; wird zurückgehalten',
    heldUntil: 'Genehmigt; wird bis {{time}} zurückgehalten',
    waitsSince: 'Genehmigt; wartet seit {{time}}',
    fromThenOn: 'Von da an kann sie ausgeführt werden, {{when}}.',
    ranOut:
      'Die Genehmigung ist am {{time}} abgelaufen. Vor der Ausführung muss erneut genehmigt werden.',
    validUntil: 'Die Genehmigung gilt bis {{time}}, {{left}}.',
    askedAgain:
      'Das ist früher, deshalb wird vor der Ausführung noch einmal gefragt.',
  },
  again: {
    label: 'Erneut bewertet',
    title: 'Sie war genehmigt und wurde vor der Ausführung erneut bewertet',
  },
  emergency: {
    label: 'Der Weg für Notfälle',
    withIncident: 'Notfall, Vorfall {{incident}}',
    notAsked_one:
      '{{who}} wird vorher nicht gefragt und nach der Genehmigung benachrichtigt.',
    notAsked_other:
      '{{who}} werden vorher nicht gefragt und nach der Genehmigung benachrichtigt.',
    wasNotAsked_one: '{{who}} wurde vorher nicht gefragt.',
    wasNotAsked_other: '{{who}} wurden vorher nicht gefragt.',
    lookedBack: 'Unbeteiligte sehen es sich nachher an.',
    reviewOpen: 'Der Rückblick darauf ist offen: {{when}}',
  },
  review: {
    question: 'War der kürzere Weg durch den Notfall gerechtfertigt?',
    justified: 'Ja, er war gerechtfertigt',
    unjustified: 'Nein, er war nicht gerechtfertigt',
    sayWhether: 'Bitte eines von beiden wählen.',
    sayWhy: 'Bitte begründen.',
    finish: 'Rückblick abschließen',
    recorded: 'Der Rückblick steht im Verlauf.',
    isDue: 'Fällig bis {{time}}',
    wasDue: 'War fällig bis {{time}}',
    nobodyLeft:
      'Niemand Unbeteiligtes ist übrig, der es tun könnte. Das Plattform-Team muss das beheben.',
    forSomebody: 'Für jemanden, der nicht beteiligt war:',
    untilDone:
      'Bis dahin kann {{name}} den Weg für Notfälle für nichts anderes nehmen.',
    foundJustified: 'fand, dass der Notfall es gerechtfertigt hat',
    foundUnjustified: 'fand, dass der Notfall es nicht gerechtfertigt hat',
  },
};
