import type { JsonValue } from '@backstage/types';
import type { ValueShape } from './valueShape';

const KIND_IN_WORDS: Record<ValueShape['kind'], string> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  money: 'an amount of money',
  date: 'a date',
  ref: 'an entity ref',
  list: 'a list',
  object: 'an object',
  secret: 'a secret',
  any: 'anything',
};

/** Such as "a number or text". */
export const kindsInWords = (shapes: ValueShape[]) =>
  [...new Set(shapes.map(({ kind }) => KIND_IN_WORDS[kind]))].join(' or ');

/** A value as it is written; what is no number is not called null, as JSON would. */
export const quote = (value: JsonValue) =>
  typeof value === 'number' ? String(value) : JSON.stringify(value);

/** What to write for a value of this shape. */
export function exampleOf(shape: ValueShape): string {
  if (shape.kind === 'number') {
    const range = [
      ...(shape.minimum === undefined ? [] : [`from ${shape.minimum}`]),
      ...(shape.maximum === undefined ? [] : [`to ${shape.maximum}`]),
    ].join(' ');
    return `a ${shape.integer ? 'whole ' : ''}number without quotes${
      range && ` ${range}`
    }`;
  }
  return {
    text: 'text in quotes',
    boolean: 'true or false without quotes',
    money: 'an amount such as 200 or "199.50"',
    date: 'a date such as "2026-12-24" in quotes',
    ref: 'an entity ref such as "group:default/payments"',
    list: 'a list',
    object: 'an object',
    secret: '$exists',
    any: 'text, a number, true or false',
  }[shape.kind];
}
