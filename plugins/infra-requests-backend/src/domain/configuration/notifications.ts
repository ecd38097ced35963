import type { JsonValue } from '@backstage/types';
import type { NotificationSettings } from '../types';
import { asWritten, suggest, type ConfigProblem } from './configProblem';
import { ConfigReader } from './configReader';

const APPROVALS: readonly NotificationSettings['approvals'][] = [
  'immediate',
  'daily',
];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const OTHERWISE: NotificationSettings = {
  approvals: 'immediate',
  dailyAt: '08:30',
};

/** Reads how people are told that something waits for them. */
export function parseNotifications(
  input: JsonValue | undefined,
  options: { at?: string } = {},
): { notifications: NotificationSettings; problems: ConfigProblem[] } {
  const at = options.at ?? 'infraRequests.notifications';
  const reader = new ConfigReader();
  const notifications = readNotifications(input, at, reader);
  return { notifications, problems: reader.problems };
}

function readNotifications(
  input: JsonValue | undefined,
  at: string,
  reader: ConfigReader,
): NotificationSettings {
  const settings =
    input === undefined
      ? {}
      : reader.object(input, at, {
          keys: ['approvals', 'dailyAt'],
          example: "{ approvals: daily, dailyAt: '08:30' }",
        }) ?? {};
  const { approvals = OTHERWISE.approvals, dailyAt = OTHERWISE.dailyAt } =
    settings;
  const known = APPROVALS.find(one => one === approvals);
  if (known === undefined) {
    reader.report(
      `${at}.approvals`,
      `cannot be ${JSON.stringify(approvals)}. ${suggest(
        asWritten(approvals),
        APPROVALS,
      )}`,
    );
  }
  const isTime = typeof dailyAt === 'string' && TIME.test(dailyAt);
  if (!isTime) {
    reader.report(
      `${at}.dailyAt`,
      `${JSON.stringify(
        dailyAt,
      )} is not a time of the day. Write it in quotes with two digits each, such as '08:30'.`,
    );
  }
  if (settings.dailyAt !== undefined && known === 'immediate') {
    reader.report(
      `${at}.dailyAt`,
      'is of no effect, because approvals are told immediately. Write approvals: daily, or leave it out.',
    );
  }
  return {
    approvals: known ?? OTHERWISE.approvals,
    dailyAt: isTime ? dailyAt : OTHERWISE.dailyAt,
  };
}
