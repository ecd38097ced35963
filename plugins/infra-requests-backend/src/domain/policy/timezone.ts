import type { JsonValue } from '@backstage/types';
import { IANAZone } from 'luxon';
import { suggest } from '../configuration/configProblem';
import type { ConfigReader } from '../configuration/configReader';

/** Reads the name of a time zone, which knows summer time, other than an offset. */
export function readTimezone(
  input: JsonValue | undefined,
  at: string,
  options: { reader: ConfigReader; otherwise: string },
): string {
  const { reader, otherwise } = options;
  const timezone = reader.optionalText(input, at, 'Europe/Berlin');
  if (timezone !== undefined && /^[+-]/.test(timezone)) {
    reader.report(
      at,
      `"${timezone}" is an offset, which knows no summer time. Write an IANA name such as Europe/Berlin.`,
    );
  } else if (timezone !== undefined && !IANAZone.isValidZone(timezone)) {
    reader.report(
      at,
      `"${timezone}" is not a time zone. ${suggest(timezone, [
        'UTC',
        ...Intl.supportedValuesOf('timeZone'),
      ]).replace(
        /^Write one of.*/,
        'Write an IANA name such as Europe/Berlin.',
      )}`,
    );
  }
  return timezone ?? otherwise;
}
