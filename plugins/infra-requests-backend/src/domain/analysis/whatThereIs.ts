import { comparisonsOf } from './comparisons';
import type { RequestModel } from './RequestModel';
import { listed } from './wordsOfRules';
import type { Predicate } from '../types';
import type { ValueShape } from '../policy/valueShape';

/** More values than this are no help in a sentence. */
const MOST_VALUES = 8;

/** What the facts that a condition is about can be, for whoever has to correct it; undefined where it is plain. */
export function whatThereIs(
  paths: string[],
  predicates: Predicate[],
  models: RequestModel[],
): string | undefined {
  const concerned = typesNamed(predicates, models);
  const sentences = paths
    .filter(path => path !== 'type')
    .flatMap(path => {
      const having = concerned.filter(
        ({ factAt }) => factAt(path).shapes.length > 0,
      );
      if (having.length === 0) {
        return [
          `${listed(concerned.map(({ type }) => `"${type.id}"`))} never ${
            concerned.length === 1 ? 'has' : 'have'
          } ${path}.`,
        ];
      }
      const values = having.map(({ factAt }) =>
        factAt(path).shapes.map(shapeInWords),
      );
      const distinct = [...new Set(values.flat())];
      return distinct.every(one => one !== undefined) && distinct.length <= 2
        ? [`There, ${path} is ${listed(distinct, 'or')}.`]
        : [];
    });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function typesNamed(
  predicates: Predicate[],
  models: RequestModel[],
): RequestModel[] {
  const named = predicates
    .flatMap(comparisonsOf)
    .filter(
      ({ path, operator }) =>
        path === 'type' && (operator === '$eq' || operator === '$in'),
    )
    .flatMap(({ expected }) => [expected].flat());
  const some = models.filter(({ type }) => named.includes(type.id));
  return some.length > 0 ? some : models;
}

function shapeInWords(shape: ValueShape): string | undefined {
  const { kind, values, minimum, maximum } = shape;
  if (values) {
    return values.length <= MOST_VALUES
      ? listed(values.map(String), 'or')
      : undefined;
  }
  if (kind === 'boolean') {
    return 'on or off';
  }
  if (kind !== 'number' || (minimum === undefined && maximum === undefined)) {
    return undefined;
  }
  return [
    'a number',
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ].join(' ');
}
