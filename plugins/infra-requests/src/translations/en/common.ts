/** Messages of what several pages share. */
export const common = {
  loading: 'Loading {{what}}',
} as const;
