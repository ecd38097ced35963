// @ts-check

// Times are ISO 8601 text in UTC with milliseconds, as in the first migration.

/** Sorts after every time. */
const NEVER = '9999-12-31T23:59:59.999Z';

const REQUEST_COLUMNS = [
  'involved',
  'spoken_for',
  'break_glass',
  'due_at',
  'next_step_at',
  'not_before',
  'review_state',
  'review_due_at',
  'review_overdue_at',
  'review_approved_by',
];
const STAGE_COLUMNS = ['reminders', 'escalations'];
const VOTE_COLUMNS = ['delegations', 'reference', 'carried_from'];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('requests', table => {
    table
      .text('involved')
      .nullable()
      .comment('JSON: people whom the parameters name; they never decide');
    table
      .text('spoken_for')
      .nullable()
      .comment('JSON: people in whose place a delegate has decided');
    table
      .boolean('break_glass')
      .notNullable()
      .defaultTo(false)
      .comment('Whether it takes the way for emergencies of its tier');
    table
      .string('due_at', 30)
      .notNullable()
      .defaultTo(NEVER)
      .comment('When it has to be decided; the end of the year 9999 = never');
    table
      .string('next_step_at', 30)
      .nullable()
      .comment('When time has the next thing to do to it; null = never');
    table
      .string('not_before', 30)
      .nullable()
      .comment('Not to be carried out before');
    table
      .text('review_state')
      .nullable()
      .comment('open or done; set where it is to be looked back at');
    table
      .string('review_due_at', 30)
      .nullable()
      .comment('Until when it is to be looked back at');
    table
      .string('review_overdue_at', 30)
      .nullable()
      .comment('When nobody was found to have looked back at it in time');
    table
      .text('review_approved_by')
      .nullable()
      .comment('JSON: who took part in the approval; they never review it');
    table.index(['due_at', 'number'], 'requests_due_idx');
    table.index(['next_step_at', 'number'], 'requests_step_idx', {
      predicate: knex.whereNotNull('next_step_at'),
    });
    table.index(['review_state', 'review_due_at'], 'requests_review_idx', {
      predicate: knex.whereNotNull('review_state'),
    });
    // In place of the one on the state alone, with which it begins.
    table.dropIndex(['state'], 'requests_state_idx');
    table.index(
      ['state', 'type', 'decided_at', 'number'],
      'requests_decided_idx',
    );
  });

  await knex.schema.alterTable('request_stages', table => {
    table
      .integer('reminders')
      .nullable()
      .comment('How many reminders were sent since it began to run');
    table
      .text('escalations')
      .nullable()
      .comment('JSON: who joined its approvers, and when');
  });

  await knex.schema.alterTable('votes', table => {
    table
      .text('delegations')
      .nullable()
      .comment('JSON: for whom it counts as well, and for which groups');
    table
      .text('reference')
      .nullable()
      .comment('What the voter referred to, such as a change ticket');
    table
      .integer('carried_from')
      .nullable()
      .comment('Revision it was cast on, where that is an earlier one');
  });

  await knex.schema.alterTable('effects', table => {
    table.index(['id'], 'effects_failed_idx', {
      predicate: knex.whereNotNull('last_error'),
    });
  });

  await knex.schema.alterTable('history', table => {
    table.index(['actor_ref', 'request_id'], 'history_late_votes_idx', {
      predicate: knex.whereRaw(`action = 'late-vote'`),
    });
  });

  await knex.schema.createTable('pending_reviews', table => {
    table.comment('Who may look back at an approval in an emergency');
    table.text('approver_ref').notNullable().comment('User or group');
    table
      .string('request_id', 64)
      .notNullable()
      .references('id')
      .inTable('requests')
      .comment('The request');
    table.primary(['approver_ref', 'request_id'], 'pending_reviews_pk');
    table.index(['request_id'], 'pending_reviews_request_idx');
  });

  await knex.schema.createTable('delegations', table => {
    table.comment('Who votes for the groups of whom in which period');
    table.string('id', 64).notNullable().comment('Immutable id (UUID v7)');
    table.text('delegator_ref').notNullable().comment('Who is away');
    table.text('delegate_ref').notNullable().comment('Who votes meanwhile');
    table.string('starts_at', 30).notNullable().comment('From when on');
    table.string('ends_at', 30).notNullable().comment('Until when, exclusive');
    table.text('reason').nullable().comment('What the delegator wrote');
    table.string('created_at', 30).notNullable().comment('When it was made');
    table
      .string('ended_at', 30)
      .nullable()
      .comment('When it was ended before its time');
    table.primary(['id'], 'delegations_pk');
    table.index(['delegator_ref', 'ends_at'], 'delegations_delegator_idx');
    table.index(['delegate_ref', 'ends_at'], 'delegations_delegate_idx');
  });

  await knex.schema.createTable('digest_days', table => {
    table.comment('Days on which everybody has had the daily message');
    table
      .string('day', 10)
      .notNullable()
      .comment('The day in the time zone of the policy, yyyy-MM-dd');
    table.string('done_at', 30).notNullable().comment('When all had it');
    table.primary(['day'], 'digest_days_pk');
  });

  await knex.schema.createTable('digests', table => {
    table.comment('Who was sent the daily message; nobody gets it twice');
    table.string('day', 10).notNullable().comment('As in digest_days');
    table.string('person_ref', 255).notNullable().comment('The user');
    table.primary(['day', 'person_ref'], 'digests_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digests');
  await knex.schema.dropTable('digest_days');
  await knex.schema.dropTable('delegations');
  await knex.schema.dropTable('pending_reviews');
  await knex.schema.alterTable('effects', table => {
    table.dropIndex(['id'], 'effects_failed_idx');
  });
  await knex.schema.alterTable('history', table => {
    table.dropIndex(['actor_ref', 'request_id'], 'history_late_votes_idx');
  });
  await knex.schema.alterTable('requests', table => {
    table.dropIndex(['due_at', 'number'], 'requests_due_idx');
    table.dropIndex(['next_step_at', 'number'], 'requests_step_idx');
    table.dropIndex(['review_state', 'review_due_at'], 'requests_review_idx');
    table.dropIndex(
      ['state', 'type', 'decided_at', 'number'],
      'requests_decided_idx',
    );
    table.index(['state'], 'requests_state_idx');
  });
  await dropColumns(knex, 'votes', VOTE_COLUMNS);
  await dropColumns(knex, 'request_stages', STAGE_COLUMNS);
  await dropColumns(knex, 'requests', REQUEST_COLUMNS);
};

/**
 * In plain SQL: on SQLite, knex would make the whole table anew, which the tables that refer to it do not let it.
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string[]} columns
 */
async function dropColumns(knex, table, columns) {
  for (const column of columns) {
    await knex.raw('alter table ?? drop column ??', [table, column]);
  }
}
