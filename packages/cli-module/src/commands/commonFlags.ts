/** What every command takes. */
export const commonFlags = {
  config: {
    type: [String],
    description:
      'Configuration file; repeat it for layers, the last wins. Default: app-config.yaml',
    placeholder: '<file>',
  },
  catalog: {
    type: [String],
    description: 'Catalog file with users and groups; may be repeated',
    placeholder: '<file>',
  },
  json: {
    type: Boolean,
    description: 'Print JSON for machines',
  },
} as const;

/** The configuration files to read. */
export const filesOf = (named: string[]): string[] =>
  named.length > 0 ? named : ['app-config.yaml'];
