import { InputError } from '@backstage/errors';

/** The largest that an integer column takes. */
export const LARGEST_INTEGER = 2_147_483_647;

/** The opaque text of the request number after which the next page begins. */
export function encodeNumber(number: number): string {
  return Buffer.from(`#${number}`).toString('base64url');
}

/** @throws InputError if the cursor is not one of ours */
export function decodeNumber(cursor: string): number {
  const [, digits] =
    /^#(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ??
    [];
  if (digits === undefined || Number(digits) > LARGEST_INTEGER) {
    throw new InputError(
      'The cursor is not valid; pass nextCursor as the page before returned it, or leave it out to start over',
    );
  }
  return Number(digits);
}
