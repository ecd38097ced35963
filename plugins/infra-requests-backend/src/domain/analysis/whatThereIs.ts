import { FactWords, type Naming } from '../policy/factWords';
import { comparisonsOf, pathsOf } from './comparisons';
import type { RequestModel } from './RequestModel';
import { listed } from '../policy/english';
import type { Predicate } from '../types';
import type { ValueShape } from '../policy/valueShape';

/** More values than this are no help in a sentence. */
const MOST_VALUES = 8;

const isAskedToBeMissing = (predicates: Predicate[], path: string) =>
  predicates
    .flatMap(comparisonsOf)
    .some(
      one =>
        one.path === path &&
        one.operator === '$exists' &&
        one.expected === false,
    );

/** What the facts that conditions are about can be, for whoever has to correct them; undefined where it is plain. */
export function whatThereIs(
  predicates: Predicate[],
  models: RequestModel[],
  naming: Naming,
): string | undefined {
  const named = typesNamed(predicates, models);
  const concerned = named.length > 0 ? named : models;
  const types = listed(concerned.map(({ type }) => `"${type.id}"`));
  const paths = pathsOf(predicates).filter(path => path !== 'type');
  const isThere = (path: string, { factAt }: RequestModel) =>
    factAt(path).shapes.length > 0;
  const isEachSomewhere = paths.every(path =>
    concerned.some(model => isThere(path, model)),
  );
  if (
    paths.length > 1 &&
    isEachSomewhere &&
    !concerned.some(model => paths.every(path => isThere(path, model)))
  ) {
    return `No request type has ${
      paths.length === 2 ? 'both' : 'all'
    } of ${listed(paths)}.`;
  }
  const sentences = paths.flatMap(path => {
    const shapes = concerned.flatMap(({ factAt }) => factAt(path).shapes);
    if (shapes.length === 0) {
      return [`There is no ${path} in ${types}.`];
    }
    if (isAskedToBeMissing(predicates, path)) {
      return concerned.every(({ factAt }) => !factAt(path).mayBeAbsent)
        ? [
            `In ${types}, ${
              FactWords.of(naming).subject(path).name
            } is required.`,
          ]
        : [];
    }
    const possible = new Set(shapes.map(shapeInWords));
    return possible.has(undefined) || possible.size > 2
      ? []
      : [
          `${named.length > 0 ? `In ${types}, ` : ''}${
            FactWords.of(naming).subject(path).name
          } can only be ${listed([...possible] as string[], 'or')}.`,
        ];
  });
  return sentences.length === 0
    ? undefined
    : sentences.map(one => one.replace(/^./, c => c.toUpperCase())).join(' ');
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
  return models.filter(({ type }) => named.includes(type.id));
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
    shape.integer ? 'a whole number' : 'a number',
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
  ].join(' ');
}
