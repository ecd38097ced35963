import { readingFailure } from './readingFailure';

describe('why a configuration could not be read', () => {
  it.each([
    [
      'says file, line and mistake, without the surroundings',
      'Config source FileConfigSource{path="/srv/acme/app-config.yaml"} failed: Error: Failed to read config file at "/srv/acme/app-config.yaml", YAMLParseError: Nested mappings are not allowed in compact mappings at line 2, column 6:\n\n  a: b\n     ^\n',
      'app-config.yaml: Nested mappings are not allowed in compact mappings at line 2, column 6',
    ],
    [
      'names a file that is missing',
      'NotFoundError: Config file "/srv/acme dir/app-config.local.yaml" does not exist',
      'Config file "app-config.local.yaml" does not exist',
    ],
    [
      'keeps no folder of an included file',
      "failed to read file rules.yaml, Error: ENOENT: no such file or directory, open '/srv/acme/rules.yaml'",
      "failed to read file rules.yaml, ENOENT: no such file or directory, open 'rules.yaml'",
    ],
    [
      'keeps no folder of a Windows server',
      'Failed to read config file at "C:\\acme\\app-config.yaml", expected object at config root',
      'app-config.yaml: expected object at config root',
    ],
    [
      'leaves a sentence as it is',
      'app-config.yaml: line 7 is no YAML and/or no JSON',
      'app-config.yaml: line 7 is no YAML and/or no JSON',
    ],
  ])('%s', (_, message, expected) => {
    expect(readingFailure(message)).toBe(expected);
  });
});
