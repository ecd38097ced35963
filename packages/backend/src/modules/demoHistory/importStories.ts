import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import type { ImportSession } from '@infra-requests/plugin-infra-requests-node';
import { DateTime } from 'luxon';
import type { Story, StoryStep } from './types';

const FRIDAY = 5;
const SUNDAY = 7;

type Event = { at: DateTime; story: number; step?: StoryStep };

const whenOf = (story: Story) =>
  'daysAgo' in story ? `${story.daysAgo} days` : `${story.hoursAgo} hours`;

export interface ImportResult {
  told: number;
  /** Sentences about stories that could not be told to their end. */
  problems: string[];
}

/**
 * Tells all stories at once in the order of time, as the past would have happened, through the service with all
 * its rules. A story that the rules of today do not allow ends where it fails; the others go on.
 */
export async function importStories(options: {
  stories: Story[];
  now: Date;
  as: (person: string, at: Date) => ImportSession;
  logger: LoggerService;
}): Promise<ImportResult> {
  const { stories, as, logger } = options;
  const now = DateTime.fromJSDate(options.now, { zone: 'utc' });
  const requests = new Map<number, InfraRequest>();
  const problems: string[] = [];
  const failed = new Set<number>();

  for (const event of inOrderOfTime(stories, now)) {
    const story = stories[event.story];
    if (failed.has(event.story)) {
      continue;
    }
    try {
      const request = await happen({
        story,
        event,
        request: requests.get(event.story),
        now,
        as,
      });
      requests.set(event.story, request);
    } catch (error) {
      const problem = `${story.requester} asked for ${story.type} ${whenOf(
        story,
      )} ago: ${event.step?.do ?? 'submit'} failed, ${toError(error).message}`;
      failed.add(event.story);
      problems.push(problem);
      logger.warn(problem);
    }
  }
  return { told: requests.size, problems };
}

/** Everything that happened until now; what a story would do in the future stays undone. */
function inOrderOfTime(stories: Story[], now: DateTime): Event[] {
  return stories
    .flatMap((story, index) => happenings(story, now, index))
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

/**
 * A story's events. Nobody works at weekends: who would ask then asks on Friday, who would decide, on Monday. What
 * happened hours ago, and an emergency, could not wait.
 */
function happenings(story: Story, now: DateTime, index: number): Event[] {
  const at = askedAt(story, now);
  if ('hoursAgo' in story || story.emergency) {
    const steps = story.then.map(step => ({
      at: at.plus({ hours: step.afterHours }),
      story: index,
      step,
    }));
    return [{ at, story: index }, ...steps];
  }
  const asked = at.minus({ days: Math.max(0, at.weekday - FRIDAY) });
  let daysOff = 0;
  const steps = story.then.map((step): Event => {
    const then = asked.plus({ hours: step.afterHours, days: daysOff });
    const rest = then.weekday > FRIDAY ? SUNDAY + 1 - then.weekday : 0;
    daysOff += rest;
    return { at: then.plus({ days: rest }), story: index, step };
  });
  return [{ at: asked, story: index }, ...steps];
}

function askedAt(story: Story, now: DateTime): DateTime {
  return 'hoursAgo' in story
    ? now.minus({ hours: story.hoursAgo })
    : now
        .startOf('day')
        .minus({ days: story.daysAgo })
        .plus({ hours: story.hour });
}

async function happen(options: {
  story: Story;
  event: Event;
  request?: InfraRequest;
  now: DateTime;
  as: (person: string, at: Date) => ImportSession;
}): Promise<InfraRequest> {
  const { story, event, request, now, as } = options;
  const { step } = event;
  const at = event.at.toJSDate();
  if (!step || !request) {
    return as(story.requester, at).submit(
      {
        type: story.type,
        action: story.action,
        parameters: story.parameters,
        justification: story.justification,
        requestedFor: story.requestedFor,
        emergency: story.emergency && true,
        incident: story.emergency?.incident,
        notBefore: story.planned && plannedTime(story.planned, now),
      },
      { agent: story.agent },
    );
  }
  const { id, digest } = request;
  switch (step.do) {
    case 'edit':
      return as(step.by, at).edit(id, {
        parameters: { ...request.parameters, ...step.parameters },
        justification: step.comment ?? story.justification,
        digest,
      });
    case 'cancel':
      return as(step.by, at).cancel(id, { reason: step.comment });
    case 'comment':
      return as(step.by, at).comment(id, { text: step.text });
    case 'review':
      return as(step.by, at).review(id, {
        verdict: step.verdict,
        comment: step.comment,
      });
    case 'start-fulfilment':
      return as(story.requester, at).startFulfilment(id);
    case 'complete-fulfilment':
      return as(story.requester, at).completeFulfilment(id);
    case 'fail-fulfilment':
      return as(story.requester, at).failFulfilment(id, {
        reason: step.comment,
      });
    default:
      return as(step.by, at).vote(id, {
        verdict: step.do,
        comment: step.comment,
        reference: step.reference,
        digest,
      });
  }
}

function plannedTime(
  { inDays, hour }: NonNullable<Story['planned']>,
  now: DateTime,
): string | undefined {
  const day = now.startOf('day').plus({ days: inDays });
  const rest = day.weekday > FRIDAY ? SUNDAY + 1 - day.weekday : 0;
  return day.plus({ days: rest, hours: hour }).toISO() ?? undefined;
}
