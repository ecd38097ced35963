import { z } from 'zod';
import type {
  CalendarWindow,
  EscalationRecord,
  RequestRecord,
  ReviewRecord,
  Terms,
  VoteDelegation,
  VoteRecord,
} from '../domain/types';

// What people decided and how they were to, as JSON keeps it.

const date = z.iso.datetime().transform(text => new Date(text));
const refs = z.array(z.string());
const verdict = z.enum(['approve', 'reject', 'request-changes']);

export const requirement = z.object({
  approvers: refs,
  count: z.number().int(),
});

export const escalation: z.ZodType<EscalationRecord> = z.looseObject({
  step: z.number().int(),
  to: refs,
  at: date,
});

export const voteDelegation: z.ZodType<VoteDelegation> = z.looseObject({
  delegator: z.string(),
  memberships: refs,
});

export const vote: z.ZodType<VoteRecord> = z.looseObject({
  voter: z.string(),
  verdict,
  comment: z.string().optional(),
  stage: z.number().int(),
  revision: z.number().int(),
  digest: z.string(),
  at: date,
  memberships: refs,
  delegations: z.array(voteDelegation).optional(),
  reference: z.string().optional(),
  carriedFrom: z.number().int().optional(),
});

export const review: z.ZodType<ReviewRecord> = z.looseObject({
  state: z.enum(['open', 'done']),
  openedAt: date,
  dueAt: date,
  reviewers: refs,
  escalateTo: refs,
  approvedBy: refs,
  overdueAt: date.optional(),
  verdict: z.enum(['justified', 'unjustified']).optional(),
  reviewedBy: z.string().optional(),
  reviewedAt: date.optional(),
  comment: z.string().optional(),
});

export const delayed: z.ZodType<NonNullable<RequestRecord['delayed']>> =
  z.looseObject({ reason: z.string(), since: date, toldAt: date });

const range = <T extends z.ZodType>(bound: T) => ({ from: bound, to: bound });

const calendarWindow: z.ZodType<CalendarWindow> = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('weekly'),
    days: z.array(
      z.enum([
        'monday',
        'tuesday',
        'wednesday',
        'thursday',
        'friday',
        'saturday',
        'sunday',
      ]),
    ),
    ...range(z.string()),
  }),
  z.looseObject({ kind: z.literal('monthly'), ...range(z.number()) }),
  z.looseObject({ kind: z.literal('yearly'), ...range(z.string()) }),
  z.looseObject({ kind: z.literal('once'), ...range(z.string()) }),
]);

const reference = {
  title: z.string(),
  pattern: z.string().optional(),
};

export const terms: z.ZodType<Terms> = z.looseObject({
  due: z.string().optional(),
  onTimeout: z.enum(['expire', 'reject', 'escalate']),
  calendar: z
    .looseObject({
      id: z.string(),
      title: z.string(),
      timezone: z.string(),
      freeze: z.boolean(),
      windows: z.array(calendarWindow),
      except: z.array(calendarWindow),
    })
    .optional(),
  remindAfter: z.string().optional(),
  escalate: z.array(z.looseObject({ after: z.string(), to: refs })),
  approvalValidFor: z.string().optional(),
  commentOn: z.array(verdict),
  reference: z.looseObject({ ...reference, on: z.array(verdict) }).optional(),
  rejections: z.number().int(),
  dismissOn: refs.optional(),
  emergency: z
    .looseObject({
      requirements: z.array(requirement),
      incident: z.looseObject(reference),
      reviewWithin: z.string(),
      reviewers: refs,
      escalateTo: refs,
    })
    .optional(),
});
