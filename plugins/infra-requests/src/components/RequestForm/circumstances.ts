import {
  whatIsSaid,
  type RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { fromLocal, toLocal } from '../LocalTime/localTime';

/** What somebody says about a request besides its parameters, as the fields hold it. */
export interface Circumstances {
  justification: string;
  emergency: boolean;
  incident: string;
  /** On the person's own clock, as a date and time field has it; empty for as soon as possible. */
  notBefore: string;
}

type Said = Pick<
  RequestDraft,
  'justification' | 'emergency' | 'incident' | 'notBefore'
>;

export function circumstancesOf(given: Said = {}): Circumstances {
  const { justification = '', emergency = false, incident = '' } = given;
  return {
    justification,
    emergency,
    incident,
    notBefore: given.notBefore
      ? toLocal(DateTime.fromISO(given.notBefore))
      : '',
  };
}

/** What a draft says of it; the planned time as it was given, unless the field holds another one. */
export function draftOf(said: Circumstances, given: Said = {}): Said {
  const { justification, emergency, incident, notBefore } = said;
  const unchanged = notBefore === circumstancesOf(given).notBefore;
  return {
    justification: whatIsSaid(justification),
    emergency: emergency || undefined,
    incident: emergency ? whatIsSaid(incident) : undefined,
    notBefore: unchanged ? given.notBefore : fromLocal(notBefore),
  };
}
