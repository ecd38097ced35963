import type { JsonObject } from '@backstage/types';
import type { ReviewVerdict } from '@infra-requests/plugin-infra-requests-common';

/** What happens to a request after it was asked. What time does, such as reminding or expiring, happens by itself;
 * fulfilment is done by the system, not by a person. */
export type StoryStep = {
  /** Hours after the request was asked; steps are in the order of time. */
  afterHours: number;
} & (
  | {
      do: 'approve' | 'reject' | 'request-changes';
      by: string;
      comment?: string;
      /** Such as the number of a change ticket. */
      reference?: string;
    }
  | { do: 'comment'; by: string; text: string }
  | { do: 'review'; by: string; verdict: ReviewVerdict; comment: string }
  | { do: 'cancel'; by: string; comment?: string }
  | {
      do: 'edit';
      by: string;
      /** What the edit changes; the rest stays as it was. */
      parameters: JsonObject;
      /** The reason that it gives from then on. */
      comment?: string;
    }
  | { do: 'start-fulfilment' | 'complete-fulfilment' }
  | { do: 'fail-fulfilment'; comment: string }
);

/** One request of the invented past: who asked for what and when, and what became of it. */
export type Story = StoryContent & StoryTime;

/** A day and its hour in UTC, or, whatever day of the week that is, hours before now. */
type StoryTime = { daysAgo: number; hour: number } | { hoursAgo: number };

interface StoryContent {
  requester: string;
  type: string;
  /** What is to be done; what the request type names first where left out. */
  action?: string;
  parameters: JsonObject;
  justification: string;
  requestedFor?: string;
  /** Which agent asks for it on behalf of the requester. */
  agent?: string;
  /** Called an emergency, with the incident that it belongs to. */
  emergency?: { incident: string };
  /** Not to be carried out before so many days after now, at this hour in UTC; never at a weekend. */
  planned?: { inDays: number; hour: number };
  then: StoryStep[];
}
