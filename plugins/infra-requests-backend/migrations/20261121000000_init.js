// @ts-check

// Every time is ISO 8601 text in UTC with milliseconds (2026-11-21T09:30:00.000Z): it sorts and compares the
// same on SQLite and PostgreSQL, and comes back exactly as it was hashed into the history.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('requests', table => {
    table.comment('Requests as they stand now, indexed for lists');
    table.increments('number').comment('The human number, such as 1042');
    table.string('id', 64).notNullable().comment('Immutable id (UUID v7)');
    table
      .integer('version')
      .notNullable()
      .comment('Counts writes from 1, for compare-and-swap');
    table
      .integer('revision')
      .notNullable()
      .comment('Counts what was asked from 1; an edit makes a new revision');
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256, hex, over everything an approver judges');
    table.text('type').notNullable().comment('Id of the request type');
    table
      .text('type_title')
      .notNullable()
      .comment('Title of the request type when it was asked for');
    table.text('action').notNullable().comment('What is to be done');
    table.text('environment').nullable().comment('Environment it is for');
    table
      .text('owner_ref')
      .notNullable()
      .comment('Entity ref of the team or entity that it is for');
    table.text('requester_ref').notNullable().comment('Who made the request');
    table
      .text('requested_for_ref')
      .nullable()
      .comment('The user it was asked for, where that is somebody else');
    table
      .text('last_editor_ref')
      .notNullable()
      .comment('Who made the current revision');
    table
      .text('editors')
      .notNullable()
      .comment('JSON: everybody who made any revision; they never decide');
    table.text('justification').nullable().comment('Why it is needed');
    table.text('state').notNullable().comment('State in the lifecycle');
    table
      .text('outcome')
      .notNullable()
      .comment('What the policy said: automatic, approval or denied');
    table.text('tier_id').notNullable().comment('Tier of the evaluation');
    table.text('tier_title').notNullable().comment('Title of that tier');
    table
      .integer('tier_rank')
      .notNullable()
      .comment('Strictness of that tier; 0 is the least strict');
    table
      .boolean('tier_distinct')
      .notNullable()
      .comment('Whether one person may fill only one requirement');
    table.text('currency').notNullable().comment('Currency of the cost');
    table
      .text('monthly_cost')
      .nullable()
      .comment('Exact decimal cost of a month; null = unknown');
    table
      .text('monthly_cost_sort')
      .notNullable()
      .comment('Fixed-width text that sorts as the cost does; empty = unknown');
    table
      .integer('active_stage')
      .nullable()
      .comment('Position of the stage that runs, from 0; set while pending');
    table.text('stage_name').nullable().comment('Name of the active stage');
    table
      .integer('stage_filled')
      .nullable()
      .comment('How many approvals of the active stage are there');
    table
      .integer('stage_needed')
      .nullable()
      .comment('How many approvals the active stage needs');
    table
      .string('policy_digest', 64)
      .notNullable()
      .comment('Policy that the request was evaluated under');
    table.string('submitted_at', 30).notNullable().comment('When submitted');
    table.string('updated_at', 30).notNullable().comment('When last changed');
    table.string('decided_at', 30).nullable().comment('When decided');
    table
      .integer('history_length')
      .notNullable()
      .comment('How many history entries there are');
    table
      .string('history_head', 64)
      .notNullable()
      .comment('Hash of the last history entry');
    table
      .text('idempotency_key')
      .nullable()
      .comment('Key with which the requester submitted it');
    table
      .string('idempotency_fingerprint', 64)
      .nullable()
      .comment('SHA-256, hex, over the submitted body');
    table
      .text('document')
      .notNullable()
      .comment(
        'JSON: parameters, previous parameters, cost, facts and evaluation',
      );
    table
      .text('search_text')
      .notNullable()
      .comment('Lower-case text that the free text filter reads');

    table.unique(['id'], { indexName: 'requests_id_uniq' });
    table.unique(['requester_ref', 'idempotency_key'], {
      indexName: 'requests_idempotency_uniq',
    });
    table.index(['requested_for_ref'], 'requests_requested_for_idx');
    table.index(['owner_ref', 'state'], 'requests_owner_idx');
    table.index(['state'], 'requests_state_idx');
    table.index(['type'], 'requests_type_idx');
    table.index(['environment'], 'requests_environment_idx');
    table.index(['tier_id'], 'requests_tier_idx');
    table.index(['submitted_at', 'number'], 'requests_submitted_idx');
    table.index(['updated_at', 'number'], 'requests_updated_idx');
    table.index(['monthly_cost_sort', 'number'], 'requests_cost_idx');
  });

  await knex.schema.createTable('request_stages', table => {
    table.comment('The stages of every revision of a request');
    requestId(table);
    table.integer('revision').notNullable().comment('Revision of the request');
    table.integer('position').notNullable().comment('Order, from 0');
    table.text('name').notNullable().comment('Name of the stage');
    table
      .text('requirements')
      .notNullable()
      .comment('JSON: who has to approve, and how many of them');
    table.string('opened_at', 30).nullable().comment('When it began to run');
    table.string('completed_at', 30).nullable().comment('When it was filled');
    table.primary(['request_id', 'revision', 'position'], 'request_stages_pk');
  });

  await knex.schema.createTable('request_approvers', table => {
    table.comment('Everybody named in any stage of the current revision');
    table.text('approver_ref').notNullable().comment('User or group');
    requestId(table);
    table.primary(['approver_ref', 'request_id'], 'request_approvers_pk');
    table.index(['request_id'], 'request_approvers_request_idx');
  });

  await knex.schema.createTable('pending_approvals', table => {
    table.comment(
      'Whom the active stage of a pending request still waits for: the inbox',
    );
    table.text('approver_ref').notNullable().comment('User or group');
    requestId(table);
    table.primary(['approver_ref', 'request_id'], 'pending_approvals_pk');
    table.index(['request_id'], 'pending_approvals_request_idx');
  });

  await knex.schema.createTable('votes', table => {
    table.comment('One vote per person, stage and revision of a request');
    table.increments('id').comment('Order within the request');
    requestId(table);
    table.integer('revision').notNullable().comment('Revision voted on');
    table.integer('stage').notNullable().comment('Position of the stage');
    table.text('voter_ref').notNullable().comment('Who voted');
    table
      .text('verdict')
      .notNullable()
      .comment('approve, reject or request-changes');
    table.text('comment').nullable().comment('What the voter wrote');
    table
      .string('digest', 64)
      .notNullable()
      .comment('Digest of what the voter saw');
    table
      .text('memberships')
      .notNullable()
      .comment('JSON: the approver refs through which the vote counts');
    table
      .boolean('fills')
      .notNullable()
      .comment(
        'Whether it fills a requirement that no other vote can take over',
      );
    table.string('at', 30).notNullable().comment('When it was cast');
    table.unique(['request_id', 'revision', 'stage', 'voter_ref'], {
      indexName: 'votes_once_uniq',
    });
    table.index(['voter_ref', 'request_id'], 'votes_voter_idx');
  });

  await knex.schema.createTable('history', table => {
    table.comment('Append-only, hash-chained record of every request');
    requestId(table);
    table.integer('seq').notNullable().comment('From 1, without gaps');
    table
      .string('prev_hash', 64)
      .notNullable()
      .comment('Hash of the entry before; zeros for the first');
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256, hex, over the canonical JSON of the entry');
    table.text('actor_kind').notNullable().comment('user, service or system');
    table.text('actor_ref').notNullable().comment('Who did it');
    table.text('action').notNullable().comment('What happened');
    table.text('at').notNullable().comment('When, as it was hashed');
    table.text('data').notNullable().comment('JSON: the details');
    table.primary(['request_id', 'seq'], 'history_pk');
  });

  await knex.schema.createTable('effects', table => {
    table.comment('Outbox: what is to be done after the commit');
    table.increments('id').comment('Order of creation');
    requestId(table);
    table.text('kind').notNullable().comment('event, signal or notification');
    table
      .text('idempotency_key')
      .notNullable()
      .comment('The same for every attempt');
    table.text('payload').notNullable().comment('JSON: what to send');
    table
      .integer('attempts')
      .notNullable()
      .defaultTo(0)
      .comment('How often it was claimed');
    table
      .string('available_at', 30)
      .notNullable()
      .comment('Not to be tried before');
    table
      .string('leased_until', 30)
      .nullable()
      .comment('Until when one worker has it');
    table.string('done_at', 30).nullable().comment('When it was carried out');
    table
      .boolean('dead')
      .notNullable()
      .defaultTo(false)
      .comment('Whether it was given up');
    table.text('last_error').nullable().comment('Why the last attempt failed');
    table.string('created_at', 30).notNullable().comment('When committed');
    table.unique(['idempotency_key'], {
      indexName: 'effects_idempotency_uniq',
    });
    table.index(['request_id'], 'effects_request_idx');
    table.index(['available_at', 'id'], 'effects_due_idx', {
      predicate: knex.whereNull('done_at'),
    });
  });

  await knex.schema.createTable('policies', table => {
    table.comment('Every policy that was ever active, whole');
    table.string('digest', 64).notNullable().comment('Digest of the policy');
    table.text('document').notNullable().comment('JSON: the policy');
    table.string('first_active_at', 30).notNullable().comment('First seen');
    table.string('last_active_at', 30).notNullable().comment('Last seen');
    table.primary(['digest'], 'policies_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('policies');
  await knex.schema.dropTable('effects');
  await knex.schema.dropTable('history');
  await knex.schema.dropTable('votes');
  await knex.schema.dropTable('pending_approvals');
  await knex.schema.dropTable('request_approvers');
  await knex.schema.dropTable('request_stages');
  await knex.schema.dropTable('requests');
};

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function requestId(table) {
  table
    .string('request_id', 64)
    .notNullable()
    .references('id')
    .inTable('requests')
    .comment('The request');
}
