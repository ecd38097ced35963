// @ts-check

// Times are ISO 8601 text in UTC with milliseconds, as in the first migration.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('backtests', table => {
    table.comment('Edited policies tried against the requests of a period');
    table.string('id', 64).notNullable().comment('Immutable id (UUID v7)');
    table
      .text('state')
      .notNullable()
      .comment('running, done, cancelled or failed');
    table
      .integer('slot')
      .nullable()
      .comment('Which of the few places it runs in; null once it has ended');
    table.text('error').nullable().comment('Why it failed');
    table.text('created_by').notNullable().comment('Who started it');
    table.string('created_at', 30).notNullable().comment('When started');
    table.string('finished_at', 30).nullable().comment('When it ended');
    table
      .string('period_from', 30)
      .notNullable()
      .comment('Requests submitted from here on, inclusive');
    table
      .string('period_to', 30)
      .notNullable()
      .comment('Requests submitted before this');
    table
      .string('policy_digest', 64)
      .notNullable()
      .comment('Digest of the policy that was tried');
    table
      .integer('total')
      .notNullable()
      .comment('How many requests the period has');
    table
      .text('result')
      .notNullable()
      .comment('JSON: sums over the requests evaluated so far');
    table
      .string('alive_at', 30)
      .notNullable()
      .comment('When its replica last said that it was at work');
    table.primary(['id'], 'backtests_pk');
    table.unique(['slot'], { indexName: 'backtests_slot_uniq' });
    table.index(['created_at', 'id'], 'backtests_created_idx');
  });

  await knex.schema.createTable('backtest_requests', table => {
    table.comment('Requests that a backtest would judge otherwise');
    table
      .string('backtest_id', 64)
      .notNullable()
      .references('id')
      .inTable('backtests')
      .onDelete('CASCADE')
      .comment('The backtest');
    table.integer('number').notNullable().comment('Number of the request');
    table
      .string('request_id', 64)
      .notNullable()
      .references('id')
      .inTable('requests')
      .comment('The request');
    table
      .text('before')
      .notNullable()
      .comment('Tier that it was in, or "denied"');
    table
      .text('after')
      .notNullable()
      .comment('Tier that it would be in, or "denied"');
    table
      .text('change')
      .notNullable()
      .comment('laxer, stricter or rejected-now-automatic');
    table.text('text').notNullable().comment('The new decision in a sentence');
    table.primary(['backtest_id', 'number'], 'backtest_requests_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('backtest_requests');
  await knex.schema.dropTable('backtests');
};
