import { parseCases } from './cases';

describe('a file of requests', () => {
  it('names every wrong entry', () => {
    expect(() =>
      parseCases(
        `- fact: { type: a }\n- at: tomorrow\n  draft: { parameters: {} }`,
        'tests.yaml',
      ),
    ).toThrow(
      /tests\.yaml is not a list of requests:[^]*"fact"[^]*at \[1\]\.at|\[1\]\.draft\.type/,
    );
  });

  it('says that a file is no YAML', () => {
    expect(() => parseCases('- [', 'tests.yaml')).toThrow(
      /tests\.yaml is not YAML/,
    );
  });
});
