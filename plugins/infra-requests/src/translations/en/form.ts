/** Messages of the form. */
export const form = {
  next: 'Next',
} as const;
