import type { request as english } from '../en/request';
import type { Translated } from '../Translated';

export const request: Translated<typeof english> = {
  changes: {
    parameters: 'Angaben',
    added: 'hinzugefügt',
    removed: 'entfernt',
    changed: 'geändert',
    becomes: 'wird zu',
    unchanged_one: '{{count}} Angabe unverändert',
    unchanged_other: '{{count}} Angaben unverändert',
    unchangedTable: 'Unveränderte Angaben',
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
};
