// @ts-check

const CHUNK_ROWS = 200;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('policies', table => {
    table
      .string('active_since', 30)
      .nullable()
      .comment('Since when without another policy in between, at its last');
    table.integer('rules').nullable().comment('How many rules it has');
  });
  await knex.schema.createTable('request_rules', table => {
    table.comment('Which rules matched the current revision of a request');
    table
      .string('request_id', 64)
      .notNullable()
      .references('id')
      .inTable('requests')
      .comment('The request');
    table.text('rule_id').notNullable().comment('Id of the rule');
    table.primary(['request_id', 'rule_id'], 'request_rules_pk');
    table.index(['rule_id', 'request_id'], 'request_rules_rule_idx');
  });
  await describePolicies(knex);
  await collectMatchedRules(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('request_rules');
  await knex.schema.alterTable('policies', table => {
    table.dropColumn('rules');
    table.dropColumn('active_since');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
async function describePolicies(knex) {
  const digests = await knex('policies').pluck('digest');
  for (const digest of digests) {
    const { document, first_active_at } = await knex('policies')
      .where({ digest })
      .first('document', 'first_active_at');
    const { rules } = parse(document);
    await knex('policies')
      .where({ digest })
      .update({
        active_since: first_active_at,
        rules: Array.isArray(rules) ? rules.length : null,
      });
  }
}

/**
 * Request by request from the trace that was stored with it.
 * @param {import('knex').Knex} knex
 */
async function collectMatchedRules(knex) {
  for (let last = 0; ; ) {
    const requests = await knex('requests')
      .where('number', '>', last)
      .orderBy('number')
      .limit(CHUNK_ROWS)
      .select('number', 'id', 'document');
    if (requests.length === 0) {
      return;
    }
    const rows = requests.flatMap(({ id, document }) =>
      matchedRules(document).map(rule => ({ request_id: id, rule_id: rule })),
    );
    // SQLite takes a limited number of values per statement.
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      await knex('request_rules').insert(rows.slice(start, start + CHUNK_ROWS));
    }
    last = requests[requests.length - 1].number;
  }
}

/**
 * @param {string} document
 * @returns {string[]}
 */
function matchedRules(document) {
  const trace = parse(document).evaluation?.trace;
  if (!Array.isArray(trace)) {
    return [];
  }
  const matched = trace.filter(({ result }) => result === 'matched');
  return [...new Set(matched.map(({ rule }) => rule))];
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
