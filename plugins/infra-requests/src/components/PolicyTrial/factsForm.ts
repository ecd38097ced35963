import type { SimulationInput } from '@infra-requests/plugin-infra-requests-common';
import { parseDocument, stringify } from 'yaml';

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
export function factsOfForm(form: FactsForm): {
  facts?: SimulatedFacts;
  problems: FactsProblems;
} {
  const parameters = readObject(form.parameters);
  const others = readObject(form.others);
  const problems: FactsProblems = {
    ...(parameters.problem ? { parameters: parameters.problem } : {}),
    ...(others.problem ? { others: others.problem } : {}),
  };
  if (!parameters.value || !others.value) {
    return { problems };
  }
  const values: Record<string, unknown> = { ...others.value };
  for (const name of FACT_FIELDS) {
    const value = form[name].trim();
    if (value) {
      values[name] = value;
    }
  }
  if (Object.keys(parameters.value).length > 0) {
    values.parameters = parameters.value;
  }
  const unknown = Object.fromEntries(
    form.unknown
      .split(',')
      .map(path => path.trim())
      .filter(Boolean)
      .map(path => [path, 'left open in the simulation']),
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

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0
  );
}

function readObject(text: string): {
  value?: Record<string, unknown>;
  problem?: string;
} {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    return { problem: error.message.split('\n')[0] };
  }
  const value: unknown = document.toJS() ?? {};
  return typeof value === 'object' && !Array.isArray(value)
    ? { value: value as Record<string, unknown> }
    : { problem: 'Write one "name: value" on each line.' };
}
