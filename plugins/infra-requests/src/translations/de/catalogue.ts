import type { catalogue as english } from '../en/catalogue';
import type { Translated } from '../Translated';

export const catalogue: Translated<typeof english> = {
  what: 'der Katalog',
  search: 'Katalog durchsuchen',
  clearSearch: 'Suche leeren',
  found_one: '{{count}} von {{all}} angezeigt',
  found_other: '{{count}} von {{all}} angezeigt',
  nothingFound: 'Nichts im Katalog passt zu „{{query}}“.',
  showAll: 'Alles anzeigen',
  empty:
    'Noch kann nichts angefragt werden. Die Plattform-Administration legt Anfragetypen unter {{key}} in der App-Konfiguration an.',
  recent: 'Zuletzt verwendet',
  askedAt: '{{when}} angefragt',
  request: 'Anfragen',
  requestType: '{{type}} anfragen',
  needsPermission:
    'Zum Anfragen ist die Berechtigung {{permission}} nötig. Die Plattform-Administration vergibt sie.',
  typical: {
    label: 'Wie es üblicherweise ist',
    time: 'meist {{span}}',
    automatic: '{{share}} automatisch',
    allAutomatic: 'wird immer sofort genehmigt',
    noneAutomatic: 'Menschen entscheiden immer',
    cost: 'etwa {{cost}} im Monat',
    basis_one: 'Gilt für {{count}} Anfrage der letzten 90 Tage',
    basis_other: 'Gilt für {{count}} Anfragen der letzten 90 Tage',
  },
  forEntity: {
    title: 'Für {{entity}}',
    stop: 'Alles anzeigen',
    what: 'wofür es ist',
    gone: 'Der Katalog kennt {{entity}} nicht, oder die Berechtigung dafür fehlt.',
    nothing: 'Für {{entity}} kann nichts aus dem Katalog angefragt werden.',
  },
  mine: {
    title: 'Meine Anfragen',
    what: 'die eigenen Anfragen',
    empty:
      'Noch wurde nichts angefragt. Oben etwas auswählen: Das Formular zeigt sofort, ob es automatisch geht, was es kostet und wer genehmigen muss.',
    more: 'Mehr anzeigen',
    again: 'Erneut anfragen',
    askAgain: '{{type}} erneut anfragen, wie in #{{number}}',
  },
};
