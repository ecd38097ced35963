import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { isDecimal } from '../money';
import type { ValueShape } from './valueShape';

/** Whether a value is a date as facts hold it, such as "2026-12-24". */
export function isDate(value: JsonValue): boolean {
  // Not by a format of luxon, which would take longer than a whole evaluation.
  const [, year, month, day] =
    (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || [];
  return (
    day !== undefined &&
    DateTime.utc(Number(year), Number(month), Number(day)).isValid
  );
}

/** The ref as facts hold it, or nothing if the text is not a full entity ref. */
export function canonicalRef(text: string): string | undefined {
  const [, kind, namespace, name] =
    /^([^:/\s]+):([^:/\s]+)\/([^:/\s]+)$/.exec(text) ?? [];
  return name === undefined
    ? undefined
    : stringifyEntityRef(parseEntityRef(`${kind}:${namespace}/${name}`));
}

/** Whether a fact of this shape can have this value. */
export function accepts(shape: ValueShape, value: JsonValue): boolean {
  switch (shape.kind) {
    case 'text':
      return (
        typeof value === 'string' && (shape.values?.includes(value) ?? true)
      );
    case 'boolean':
      return (
        typeof value === 'boolean' && (shape.values?.includes(value) ?? true)
      );
    case 'number':
      return typeof value === 'number' && numberFits(shape, value);
    case 'money':
      return isDecimal(value);
    case 'date':
      return isDate(value);
    case 'ref':
      return typeof value === 'string' && canonicalRef(value) === value;
    case 'any':
      return ['string', 'number', 'boolean'].includes(typeof value);
    default:
      return false;
  }
}

function numberFits(shape: ValueShape, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (shape.values?.includes(value) ?? true) &&
    (!shape.integer || Number.isInteger(value)) &&
    value >= (shape.minimum ?? -Infinity) &&
    value <= (shape.maximum ?? Infinity)
  );
}

/** Whether whatever a fact of this shape is can be more or less than this value. */
export function ordersWith(shape: ValueShape, operand: JsonValue): boolean {
  switch (shape.kind) {
    case 'number':
      return Number.isFinite(operand);
    case 'money':
    case 'date':
      return accepts(shape, operand);
    default:
      return (
        shape.unchecked === true &&
        (Number.isFinite(operand) || isDate(operand))
      );
  }
}
