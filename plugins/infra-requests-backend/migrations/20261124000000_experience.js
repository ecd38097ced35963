// @ts-check
const { DateTime, Duration } = require('luxon');

// Times are ISO 8601 text in UTC with milliseconds, as in the first migration.

const CHUNK_ROWS = 200;

const COLUMNS = [
  'entity_ref',
  'agent',
  'subject',
  'comments',
  'expires_at',
  'urgency',
  'checks',
  'previous_monthly_cost',
];

const DECIDED = [
  'approved',
  'denied',
  'rejected',
  'expired',
  'fulfilled',
  'cancelled',
];
const RUNNING = ['approved', 'fulfilling', 'fulfilled'];

const SUBJECT_INDEX = [
  'subject',
  'state',
  'decided_at',
  'submitted_at',
  'number',
];

/** Sorts after every time. */
const NEVER = '9999-12-31T23:59:59.999Z';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('requests', table => {
    table
      .text('entity_ref')
      .nullable()
      .comment('Entity ref of the catalog entity that it concerns');
    table
      .text('agent')
      .nullable()
      .comment('Which agent asked for it on behalf of the requester');
    table
      .string('subject', 64)
      .nullable()
      .comment('SHA-256, hex: the same for all requests for the same thing');
    table
      .integer('comments')
      .notNullable()
      .defaultTo(0)
      .comment('How many comments were made');
    table
      .string('expires_at', 30)
      .nullable()
      .comment('When its lease ends; null = it has none, or was not approved');
    table
      .string('urgency', 60)
      .notNullable()
      .defaultTo('')
      .comment('Sorts what waits for people first, the most urgent before');
    table
      .text('checks')
      .nullable()
      .comment('JSON: what automated checks said when it was judged');
    table
      .text('previous_monthly_cost')
      .nullable()
      .comment('Exact decimal cost of a month of the revision before');
  });
  await describeRequests(knex);
  await knex.schema.alterTable('requests', table => {
    table.index(['urgency', 'number'], 'requests_urgency_idx');
    table.index(['entity_ref', 'number'], 'requests_entity_idx', {
      predicate: knex.whereNotNull('entity_ref'),
    });
    // Everything that tells which of a subject's requests was approved last, so that no row is read for it.
    table.index(SUBJECT_INDEX, 'requests_subject_idx', {
      predicate: knex.whereNotNull('subject'),
    });
    table.index(
      ['requester_ref', 'type', 'submitted_at'],
      'requests_requester_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('requests', table => {
    table.dropIndex(['urgency', 'number'], 'requests_urgency_idx');
    table.dropIndex(['entity_ref', 'number'], 'requests_entity_idx');
    table.dropIndex(SUBJECT_INDEX, 'requests_subject_idx');
    table.dropIndex(
      ['requester_ref', 'type', 'submitted_at'],
      'requests_requester_idx',
    );
  });
  // In plain SQL: on SQLite, knex would make the whole table anew, which the tables that refer to it do not let it.
  for (const column of COLUMNS) {
    await knex.raw('alter table ?? drop column ??', ['requests', column]);
  }
};

/**
 * What is known of the requests from before. What they are about is not: it depends on what their types say.
 * @param {import('knex').Knex} knex
 */
async function describeRequests(knex) {
  for (let last = 0; ; ) {
    const requests = await knex('requests')
      .where('number', '>', last)
      .orderBy('number')
      .limit(CHUNK_ROWS)
      .select(
        'number',
        'state',
        'due_at',
        'submitted_at',
        'decided_at',
        'document',
      );
    if (requests.length === 0) {
      return;
    }
    const rows = requests.map(request => {
      const document = parse(request.document);
      return [
        request.number,
        urgencyOf(request, document),
        entityOf(document),
        leaseEndOf(request, document),
      ];
    });
    await knex.raw(
      `with given (number, urgency, entity_ref, expires_at) as (values ${rows
        .map(() => '(cast(? as integer), ?, ?, ?)')
        .join(', ')})
       update requests
       set urgency = given.urgency, entity_ref = given.entity_ref, expires_at = given.expires_at
       from given where requests.number = given.number`,
      rows.flat(),
    );
    last = requests[requests.length - 1].number;
  }
}

/**
 * @param {{ state: string, due_at: string, submitted_at: string }} request
 * @param {any} document
 */
function urgencyOf({ state, due_at, submitted_at }, document) {
  if (DECIDED.includes(state)) {
    const latestFirst = submitted_at.replace(/\d/g, digit => `${9 - +digit}`);
    return `2.1.${NEVER}.${latestFirst}`;
  }
  const waits = state === 'pending' ? 0 : 1;
  const emergency = document.emergency === true ? 0 : 1;
  return `${waits}.${emergency}.${due_at}.${submitted_at}`;
}

/**
 * @param {any} document
 */
function entityOf(document) {
  const ref = document.facts?.values?.entity?.ref;
  return typeof ref === 'string' ? ref : null;
}

/**
 * @param {{ state: string, decided_at: string | null }} request
 * @param {any} document
 */
function leaseEndOf({ state, decided_at }, { lease }) {
  if (
    !RUNNING.includes(state) ||
    decided_at === null ||
    typeof lease !== 'string'
  ) {
    return null;
  }
  const duration = Duration.fromISO(lease);
  if (!duration.isValid) {
    return null;
  }
  const end = DateTime.fromISO(decided_at, { zone: 'utc' }).plus(duration);
  return end.isValid && end.year <= 9999 ? end.toISO() : null;
}

/**
 * What is damaged is left out here and told where it is read.
 * @param {string} document
 */
function parse(document) {
  try {
    return JSON.parse(document) ?? {};
  } catch {
    return {};
  }
}
