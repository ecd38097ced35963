import { PREVIEW } from '../../__testUtils__/fixtures';
import { obstaclesOf } from './Obstacles';

describe('what stands in the way of a draft', () => {
  it('is what denies it, for certain or because nobody knows', () => {
    expect(
      obstaclesOf({
        ...PREVIEW,
        blockers: [],
        evaluation: {
          ...PREVIEW.evaluation!,
          outcome: 'denied',
          reasons: [
            { kind: 'deny', rule: 'no', text: 'Use the private endpoint.' },
            {
              kind: 'deny-unknown',
              rule: 'freeze',
              text: 'it could not be ruled out that production is frozen',
            },
          ],
        },
      }),
    ).toEqual([
      'Use the private endpoint.',
      'It could not be ruled out that production is frozen.',
    ]);
  });

  it('is that nobody could approve it', () => {
    expect(
      obstaclesOf({ ...PREVIEW, blockers: ['Nobody is in Security.'] }),
    ).toEqual(['Nobody is in Security.']);
  });

  it('is nothing where people decide', () => {
    expect(obstaclesOf({ ...PREVIEW, blockers: [] })).toEqual([]);
    expect(obstaclesOf(undefined)).toEqual([]);
  });
});
