import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** What of the notifications plugin's table is read or written here. */
interface NotificationRow {
  id: string;
  user: string;
  origin: string;
  scope: string | null;
  title: string;
  description: string | null;
  severity: string;
  read: Date | null;
}

/** A notification that somebody had not read, by its id. */
export interface Unread {
  id: string;
  user: string;
}

/** Notifications that ask for something, in the table of the notifications plugin. */
export class SettledNotifications {
  readonly #database: DatabaseService;

  constructor(options: { database: DatabaseService }) {
    this.#database = options.database;
  }

  /**
   * Lets them say that nothing is left to do, and marks them as read.
   * @returns those that were unread
   */
  async settle(options: {
    origin: string;
    scope: string;
    /** Whose notifications stay as they are. */
    except: string[];
    /** What was sent or updated after this stays as it is. */
    asOf: Date;
    text: { title: string; description?: string };
  }): Promise<Unread[]> {
    const { origin, scope, except, asOf, text } = options;
    const knex: Knex = await this.#database.getClient();
    return knex.transaction(async (transaction): Promise<Unread[]> => {
      const concerned = () =>
        transaction<NotificationRow>('notification')
          .where({ origin, scope })
          .whereNotIn('user', except)
          .whereRaw('coalesce(??, ??) <= ?', ['updated', 'created', asOf]);
      await concerned().update({
        title: text.title,
        description: text.description ?? null,
        severity: 'low',
      });
      return concerned()
        .whereNull('read')
        .update({ read: new Date() })
        .returning(['id', 'user']);
    });
  }
}
