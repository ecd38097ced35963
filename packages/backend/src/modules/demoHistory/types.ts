import type { JsonObject } from '@backstage/types';

/** What happens to a request after it was asked. Expiry and fulfilment are done by the system, not by a person. */
export type StoryStep = {
  /** Hours after the request was asked; steps are in the order of time. */
  afterHours: number;
} & (
  | {
      do: 'approve' | 'reject' | 'request-changes';
      by: string;
      comment?: string;
    }
  | { do: 'cancel'; by: string; comment?: string }
  | {
      do: 'edit';
      by: string;
      /** What the edit changes; the rest stays as it was. */
      parameters: JsonObject;
      comment?: string;
    }
  | { do: 'expire' | 'start-fulfilment' | 'complete-fulfilment' }
  | { do: 'fail-fulfilment'; comment: string }
);

/** One request of the invented past: who asked for what and when, and what became of it. */
export interface Story {
  daysAgo: number;
  /** Hour of that day in UTC. */
  hour: number;
  requester: string;
  type: string;
  parameters: JsonObject;
  justification: string;
  requestedFor?: string;
  then: StoryStep[];
}
