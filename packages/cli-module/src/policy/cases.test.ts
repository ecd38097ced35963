import { parseCases } from './cases';

describe('a file of requests', () => {
  it('names every wrong entry', () => {
    expect(() =>
      parseCases(
        `- fact: { type: a }\n- at: 2026-02-30T00:00:00Z\n  draft: { parameters: {} }`,
        'tests.yaml',
      ),
    ).toThrow(
      /^tests\.yaml\[0\] .*"fact"\ntests\.yaml\[1\]\.draft\.type .*\ntests\.yaml\[1\]\.at /,
    );
  });

  it('may be a single request', () => {
    expect(parseCases('facts: { type: a }', 'one.yaml')).toEqual([
      { at: 'one.yaml', one: { facts: { type: 'a' } } },
    ]);
  });

  it.each([
    ['', /^tests\.yaml is not a list of requests/],
    ['5', /^tests\.yaml is not a list of requests/],
    ['[]', /^tests\.yaml holds no request/],
    ['- [', /^tests\.yaml is not YAML that can be read/],
    ['- { title: a, title: b }', /^tests\.yaml is not YAML .*unique/],
  ])('is not %j', (text, message) => {
    expect(() => parseCases(text, 'tests.yaml')).toThrow(message);
  });
});
