import type { trial as english } from '../en/trial';
import type { Translated } from '../Translated';

export const trial: Translated<typeof english> = {
  editor: {
    title: 'Die Richtlinie',
    label: 'Richtlinie in YAML',
    loading: 'Der Editor wird geladen',
    file: 'Eine Datei mit einer Richtlinie',
    upload: 'Datei hochladen',
    reset: 'Auf die aktive Richtlinie zurücksetzen',
    outdated:
      'Seit Beginn der Bearbeitung ist eine andere Richtlinie aktiv geworden. Das hier beruht noch auf der vorigen.',
  },
  check: {
    checking: 'Wird geprüft…',
    impossible: 'So könnte sie nicht die aktive Richtlinie werden.',
    same: 'Keine Probleme. Sie entscheidet genau wie die aktive Richtlinie.',
    differs: 'Keine Probleme. Sie weicht von der aktiven Richtlinie ab.',
    fixed: 'Befunde: {{fixed}} behoben.',
    added: 'Befunde: {{added}} neu.',
    fixedAndAdded: 'Befunde: {{fixed}} behoben, {{added}} neu.',
    problems_one: '{{count, number}} Problem',
    problems_other: '{{count, number}} Probleme',
    place: 'Zeile {{line}}:{{column}}',
    failed: 'Die Richtlinie konnte nicht geprüft werden',
    findings: 'Befunde der bearbeiteten Richtlinie',
    new: 'neu',
    known: 'auch in der aktiven Richtlinie',
    gone: 'behoben',
  },
  simulator: {
    title: 'Was sie aus einer Anfrage macht',
    subject: 'Was beurteilt wird',
    request: 'Eine vorhandene Anfrage',
    facts: 'Eine selbst beschriebene Anfrage',
    judge: 'Beurteilt von',
    edited: 'Der bearbeiteten Richtlinie',
    nothingEdited: 'Der bearbeiteten Richtlinie (noch ist nichts bearbeitet)',
    active: 'Der aktiven Richtlinie',
    choose:
      'Eine Anfrage auswählen oder beschreiben; dann steht hier, was die Richtlinie aus ihr macht.',
    mendPolicy:
      'Sobald die Probleme der bearbeiteten Richtlinie behoben sind, steht hier, was sie aus einer Anfrage macht.',
    mendFacts:
      'Sobald berichtigt ist, was oben markiert ist, steht hier, was die Richtlinie daraus macht.',
    loading: 'Die Simulation wird geladen',
    impossible: 'Das lässt sich nicht beurteilen',
    failed: 'Die Simulation ist fehlgeschlagen',
  },
  request: {
    label: 'Nummer der Anfrage',
    placeholder: '#1042',
    help: 'Eine Nummer eingeben oder eine der neuesten Anfragen wählen. Beurteilt wird sie nach den Tatsachen, wie sie waren, als sie gestellt wurde.',
  },
  facts: {
    type: 'Art der Anfrage',
    notGiven: 'Nicht angegeben',
    environment: 'Umgebung',
    monthlyCost: 'Kosten im Monat',
    owner: 'Verantwortlich',
    parameters: 'Parameter',
    parametersHelp: 'Die Antworten des Formulars, in YAML.',
    others: 'Andere Tatsachen',
    othersHelp:
      'Jede andere Tatsache, so genannt wie in den Regeln, eine je Zeile.',
    unknown: 'Nicht bekannt',
    unknownHelp:
      'Tatsachen, die sich nicht feststellen ließen, durch Kommas getrennt. Auch was oben fehlt, zählt als nicht bekannt.',
    noObject: 'In jede Zeile gehört ein „Name: Wert“.',
    leftOpen: 'in der Simulation offen gelassen',
  },
  result: {
    title: 'Simulation',
    denied: 'Nicht zulässig',
    approvers: 'Wer genehmigen müsste',
    facts: 'Tatsachen',
    same: 'Wie bei der aktiven Richtlinie',
    sameForOthers:
      'Die aktive Richtlinie kommt aus anderen Gründen zum selben Ergebnis: {{summary}}',
    other: 'Die aktive Richtlinie: {{tier}}',
    otherDenied: 'Die aktive Richtlinie: nicht zulässig',
  },
  trace: 'Regel für Regel',
};
