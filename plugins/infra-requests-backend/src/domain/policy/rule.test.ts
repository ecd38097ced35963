import { parse } from 'yaml';
import { describePolicy, parsePolicy } from './policy';
import {
  exampleConfig,
  exampleRequestTypes,
  factsOf,
  policyWithRules,
} from './__testUtils__/examplePolicy';
import { decide, evaluate } from './evaluate';

const problemsOf = (rules: string) =>
  parsePolicy(
    { ...exampleConfig(), rules: parse(rules) },
    { requestTypes: exampleRequestTypes() },
  ).problems.map(({ path, message }) => `${path}: ${message}`);

const RULE = 'when: { environment: production }, tier: elevated';

describe('a rule', () => {
  it('names who answers for it and what it implements, and has neither by itself', () => {
    const policy = policyWithRules(
      `[{ id: a, owner: Group:Default/Leads, controls: [NIST-800-53:CM-3, "ISO 27001:A.8.32"], ${RULE} }, { id: b, ${RULE} }]`,
    );
    const { rules } = describePolicy(policy, { now: new Date(0) });
    expect(rules[0]).toMatchObject({
      owner: 'group:default/leads',
      controls: ['NIST-800-53:CM-3', 'ISO 27001:A.8.32'],
    });
    expect(Object.keys(rules[1])).toEqual([
      'id',
      'when',
      'effect',
      'whenInWords',
    ]);
  });

  it.each([
    [
      'owner: leads',
      'owner: "leads" is not a full ref of a user or group. Write group:default/leads or the like.',
    ],
    ['owner: 5', 'owner: must be text, but is a number.'],
    [
      'controls: NIST-800-53:CM-3',
      'controls: must be a list of controls, but is text. Write [NIST-800-53:CM-3].',
    ],
    ['controls: []', 'controls: is an empty list.'],
    [
      'controls: [CM-3]',
      'controls[0]: "CM-3" must name the framework and the control in it. Write NIST-800-53:CM-3 or the like.',
    ],
    ['controls: ["NIST:"]', 'controls[0]: "NIST:" must name the framework'],
    ['controls: [5]', 'controls[0]: must be text, but is a number.'],
    [
      'disabled: "yes"',
      'disabled: must be true or false without quotes: whether the rule is left out of every decision.',
    ],
  ])('cannot say %s', (yaml, expected) => {
    const problems = problemsOf(`[{ id: a, ${yaml}, ${RULE} }]`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`infraRequests.rules[0].${expected}`);
  });

  it('counts for nothing while it is disabled, and is checked all the same', () => {
    const facts = factsOf({ environment: 'production' });
    const rules = (disabled: string) =>
      `[{ id: a, ${disabled} when: { environment: production }, deny: No. }]`;
    const off = policyWithRules(rules('disabled: true,'));
    expect(
      evaluate(policyWithRules(rules('disabled: false,')), facts),
    ).toMatchObject({ outcome: 'denied' });
    expect(decide(off, facts).outcome).toBe('approval');
    expect(evaluate(off, facts).trace).toEqual([]);
    expect(describePolicy(off, { now: new Date(0) }).rules).toMatchObject([
      { id: 'a', disabled: true },
    ]);
    expect(
      problemsOf(
        '[{ id: a, disabled: true, when: { environment: prodction }, tier: elevatd }]',
      ).map(problem => problem.split(': ')[0]),
    ).toEqual([
      'infraRequests.rules[0].when.environment',
      'infraRequests.rules[0].tier',
    ]);
  });
});

describe('rules from files of their own', () => {
  it('are a list within the list, as deep as it may be', () => {
    const { rules } = policyWithRules(
      `[{ id: a, ${RULE} }, [{ id: b, ${RULE} }, [{ id: c, ${RULE} }], []], { id: d, ${RULE} }]`,
    );
    expect(rules.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are found where they are', () => {
    expect(
      problemsOf(
        `[[{ id: a, ${RULE} }], [{ id: b, ${RULE} }, { id: a, when: { environment: prodction }, tier: elevated }]]`,
      ),
    ).toEqual([
      'infraRequests.rules[1][1].when.environment: environment can never be "prodction". Did you mean "production"?',
      'infraRequests.rules[1][1].id: the rule id "a" is already used at infraRequests.rules[0][0].id. Give it a name of its own.',
    ]);
  });
});
