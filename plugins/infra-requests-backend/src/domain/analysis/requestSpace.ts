import type { JsonValue } from '@backstage/types';
import { accepts } from '../policy/accepts';
import { compareState, type Compare, type FactState } from './comparisons';
import type { Form } from './forms';
import { comparisonsByPath } from './possibleSpace';
import type { RequestModel } from './RequestModel';
import { spaceOf, type AspectDraft, type Space } from './space';
import { statesOf } from './states';
import type { Moment } from './times';
import type { Predicate } from '../types';

/** A part of a request that can be chosen. */
export type RequestPart =
  | { kind: 'form'; form: Form }
  | { kind: 'moment'; moment: Moment }
  | { kind: 'fact'; path: string; state: FactState };

const isTime = (path: string) => /^calendars?\./.test(path);

/**
 * Requests as people make them: a form filled in, at some time, by somebody. Not all that there could be, but each
 * could be. Usual ones come first.
 */
export function requestSpace(
  predicates: Predicate[],
  options: { model: RequestModel; mayUse: (form: Form) => boolean },
): Space<RequestPart> {
  const { model, mayUse } = options;
  const byPath = comparisonsByPath(predicates);
  const ofForm: Compare[] = [];
  const ofMoment: Compare[] = [];
  const others: AspectDraft<RequestPart>[] = [];
  for (const [path, comparisons] of byPath) {
    if (model.forms[0]?.states.has(path)) {
      ofForm.push(...comparisons);
    } else if (isTime(path)) {
      ofMoment.push(...comparisons);
    } else {
      others.push(factAspect(model, path, comparisons));
    }
  }
  const usable = model.forms.flatMap((form, at) => (mayUse(form) ? [at] : []));
  return spaceOf([
    {
      comparisons: ofForm,
      choices: usable.map(at => ({
        kind: 'form' as const,
        form: model.forms[at],
      })),
      tell: compare => {
        const truths = model.tellOfForms(compare);
        return usable.map(at => truths[at]);
      },
    },
    ...(ofMoment.length === 0
      ? []
      : [
          {
            comparisons: ofMoment,
            choices: model.moments.map(moment => ({
              kind: 'moment' as const,
              moment,
            })),
            tell: (compare: Compare) => model.tellOfMoments(compare),
          },
        ]),
    ...others,
  ]);
}

function factAspect(
  model: RequestModel,
  path: string,
  comparisons: Compare[],
): AspectDraft<RequestPart> {
  const states = realisticStates(model, path, comparisons);
  return {
    comparisons,
    choices: states.map(state => ({ kind: 'fact', path, state })),
    tell: compare => states.map(state => compareState(compare, state)),
  };
}

/** Without amounts below zero, refs that are none, and anything unknown; the usual state first. */
function realisticStates(
  model: RequestModel,
  path: string,
  comparisons: Compare[],
): FactState[] {
  const fact = model.factAt(path);
  const isReal = (state: FactState) =>
    state.state !== 'present' ||
    fact.shapes.some(shape =>
      shape.kind === 'money'
        ? path === 'ownerBudgetRemaining' || Number(state.value) >= 0
        : shape.kind !== 'ref' || accepts(shape, state.value),
    );
  const states =
    statesOf(path, { ...fact, mayBeUnknown: false }, comparisons) ??
    comparisons.flatMap(listsWith);
  return [...usualState(model, path), ...states.filter(isReal)];
}

/** Lists of one mentioned value each, where not all lists can be tried. */
function listsWith({ operator, expected, element }: Compare): FactState[] {
  return operator === '$contains' && !element
    ? [{ state: 'present', value: [expected] }]
    : [];
}

const USUAL: Record<string, JsonValue> = {
  ownerMonthlySpend: '0.00',
  'requester.kind': 'user',
};

function usualState(model: RequestModel, path: string): FactState[] {
  const [root, name, ...inside] = path.split('.');
  if (root === 'parameters') {
    const value: JsonValue | undefined = model.forms[0]?.parameters[name];
    if (inside.length > 0 && value !== undefined) {
      return [];
    }
    return [
      value === undefined ? { state: 'absent' } : { state: 'present', value },
    ];
  }
  return USUAL[path] ? [{ state: 'present', value: USUAL[path] }] : [];
}
