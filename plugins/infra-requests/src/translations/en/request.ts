/** Messages of the request page, without its timeline. */
export const request = {
  asked: 'What is asked',
} as const;
