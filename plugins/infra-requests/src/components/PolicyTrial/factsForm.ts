import type { SimulationInput } from '@infra-requests/plugin-infra-requests-common';
import { parseDocument, stringify } from 'yaml';
import type { Translate } from '../../translations/translationRef';

type SimulatedFacts = NonNullable<SimulationInput['facts']>;

/** Facts as a person fills them in: the usual ones each in a field, the rest in YAML. */
export interface FactsForm {
  type: string;
  environment: string;
  monthlyCost: string;
  owner: string;
  /** YAML. */
  parameters: string;
  /** YAML: facts by their names, such as `emergency: true`. */
  others: string;
  /** Paths, separated by commas. */
  unknown: string;
}

export const NO_FACTS: FactsForm = {
  type: '',
  environment: '',
  monthlyCost: '',
  owner: '',
  parameters: '',
  others: '',
  unknown: '',
};

/** The fields that are single facts. */
export const FACT_FIELDS = [
  'type',
  'environment',
  'monthlyCost',
  'owner',
] as const;

export type YamlField = 'parameters' | 'others';

/** What each YAML field has wrong, if anything. */
export type FactsProblems = Partial<Record<YamlField, string>>;

/** Puts facts into the form, such as those of a finding's example. */
export function formOfFacts(facts: SimulatedFacts): FactsForm {
  const { values = {}, unknown = {} } = facts;
  const { parameters, ...rest } = values;
  // Anything else is no text that a field could hold.
  const single = FACT_FIELDS.filter(name =>
    ['string', 'number'].includes(typeof rest[name]),
  );
  const others = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !isOneOf(single, name)),
  );
  return {
    ...NO_FACTS,
    ...Object.fromEntries(single.map(name => [name, String(rest[name])])),
    parameters: written(parameters),
    others: written(others),
    unknown: Object.keys(unknown).join(', '),
  };
}

/** The facts that the form says, or what is wrong with it. */
export function factsOfForm(
  form: FactsForm,
  t: Translate,
): {
  facts?: SimulatedFacts;
  problems: FactsProblems;
} {
  const parameters = readObject(form.parameters, t);
  const others = readObject(form.others, t);
  const problems: FactsProblems = {
    ...(parameters.problem ? { parameters: parameters.problem } : {}),
    ...(others.problem ? { others: others.problem } : {}),
  };
  if (!parameters.value || !others.value) {
    return { problems };
  }
  const values = nested(others.value);
  for (const name of FACT_FIELDS) {
    const value = form[name].trim();
    if (value) {
      values[name] = value;
    }
  }
  if (Object.keys(parameters.value).length > 0) {
    values.parameters = isObject(values.parameters)
      ? { ...values.parameters, ...parameters.value }
      : parameters.value;
  }
  const unknown = Object.fromEntries(
    form.unknown
      .split(',')
      .map(path => path.trim())
      .filter(Boolean)
      .map(path => [path, t('trial.facts.leftOpen')]),
  );
  return { facts: { values, unknown }, problems };
}

/** Whether nothing was filled in yet. */
export function isEmptyForm(form: FactsForm): boolean {
  return Object.values(form).every(text => text.trim() === '');
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

function written(value: unknown): string {
  return value === undefined || isEmptyObject(value)
    ? ''
    : stringify(value).trimEnd();
}

type Values = Record<string, unknown>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Facts that hold others, which rules name with a path. */
const GROUPS = [
  'calendar',
  'calendars',
  'entity',
  'lease',
  'parameters',
  'requester',
];

/** Labels and annotations have dots in their own names. */
const DOTTED_NAMES = /^(entity)\.(metadata)\.(labels|annotations)\.(.+)$/;

/** The names that a path such as `calendar.inFreeze` leads along. */
function namesAlong(path: string): string[] {
  const dotted = DOTTED_NAMES.exec(path);
  if (dotted) {
    return dotted.slice(1);
  }
  const names = path.split('.');
  return GROUPS.includes(names[0]) && names.every(Boolean) ? names : [path];
}

/** Facts that are written with paths, as rules name them, each put into the one that holds it. */
function nested(byPath: Values): Values {
  return Object.entries(byPath).reduce<Values>(
    (values, [path, value]) => put(values, namesAlong(path), value),
    {},
  );
}

function put(values: Values, names: string[], value: unknown): Values {
  const [name, ...rest] = names;
  const before = Object.hasOwn(values, name) ? values[name] : undefined;
  if (rest.length > 0) {
    return {
      ...values,
      [name]: put(isObject(before) ? before : {}, rest, value),
    };
  }
  return {
    ...values,
    [name]:
      isObject(before) && isObject(value) ? { ...before, ...value } : value,
  };
}

function readObject(
  text: string,
  t: Translate,
): {
  value?: Values;
  problem?: string;
} {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    return { problem: error.message.split('\n')[0] };
  }
  const value: unknown = document.toJS() ?? {};
  return isObject(value) ? { value } : { problem: t('trial.facts.noObject') };
}
