import { factsOf } from './explain';

describe('facts on the command line', () => {
  it('are what they look like', () => {
    expect(
      factsOf(['monthlyCost=150', 'requester.ref=user:default/a', 'owner=']),
    ).toEqual({
      monthlyCost: 150,
      requester: { ref: 'user:default/a' },
      owner: null,
    });
  });

  it.each([
    [['monthlyCost'], /^--fact monthlyCost has no value/],
    [['owner=a', 'owner.b=c'], /^--fact owner\.b=c cannot be: "owner" has/],
    [['owner=['], /^--fact owner=\[ has a value that cannot be read/],
  ])('%j are refused', (written, message) => {
    expect(() => factsOf(written)).toThrow(message);
  });

  it('reach nothing but themselves', () => {
    factsOf(['__proto__.polluted=yes']);
    expect({}).not.toHaveProperty('polluted');
  });
});
