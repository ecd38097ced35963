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

  it('are the same whatever example shows them', () => {
    expect(
      compareFindings({
        active: [BOUNDARY_HOLE],
        edited: [{ ...BOUNDARY_HOLE, example: DEAD_END.example }],
      }).map(({ since }) => since),
    ).toEqual(['same']);
  });

  it('about no rule are told apart by what they say', () => {
    const gap = (what: string) => ({
      ...GAP,
      otherRules: [],
      message: `No rule covers ${what}.`,
    });
    expect(
      compareFindings({
        active: [gap('databases'), gap('buckets')],
        edited: [gap('buckets')],
      }).map(({ finding, since }) => [finding.message, since]),
    ).toEqual([
      ['No rule covers buckets.', 'same'],
      ['No rule covers databases.', 'fixed'],
    ]);
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
