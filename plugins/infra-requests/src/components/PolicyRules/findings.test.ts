import { BOUNDARY_HOLE, DEAD_END } from '../../__testUtils__/policyFixtures';
import { bySeverity, compareFindings } from './findings';

const GAP = {
  ...BOUNDARY_HOLE,
  code: 'gap',
  severity: 'info',
  rule: undefined,
  otherRules: [],
} as const;

describe('findings', () => {
  it('are told by severity', () => {
    expect(
      bySeverity([{ ...GAP, otherRules: [] }, BOUNDARY_HOLE, DEAD_END]).map(
        ({ severity }) => severity,
      ),
    ).toEqual(['error', 'warning', 'info']);
  });

  it('of an edit are told as new, as before, and fixed', () => {
    const gap = { ...GAP, otherRules: [] };
    expect(
      compareFindings({
        active: [BOUNDARY_HOLE, DEAD_END],
        edited: [gap, DEAD_END],
      }).map(({ finding, since }) => [finding.code, since]),
    ).toEqual([
      ['gap', 'new'],
      ['dead-end', 'same'],
      ['boundary-hole', 'fixed'],
    ]);
  });

  it('are the same in other words, with another example, and with the other rules in another order', () => {
    const active = { ...BOUNDARY_HOLE, otherRules: ['a', 'b'] };
    const edited = {
      ...active,
      otherRules: ['b', 'a'],
      message: 'Said otherwise.',
      example: DEAD_END.example,
    };
    expect(
      compareFindings({ active: [active], edited: [edited] }).map(
        ({ since }) => since,
      ),
    ).toEqual(['same']);
  });

  it('about another rule are others', () => {
    expect(
      compareFindings({
        active: [BOUNDARY_HOLE],
        edited: [{ ...BOUNDARY_HOLE, rule: 'another' }],
      }).map(({ since }) => since),
    ).toEqual(['new', 'fixed']);
  });
});
