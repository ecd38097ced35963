/** Spaces of every width, and characters that only steer the others. */
const INVISIBLE =
  /[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What somebody wrote, without the space around it; undefined where nobody could see anything of it.
 * @public
 */
export function whatIsSaid(text: string | undefined): string | undefined {
  return text === undefined || text.replace(INVISIBLE, '') === ''
    ? undefined
    : text.trim();
}
