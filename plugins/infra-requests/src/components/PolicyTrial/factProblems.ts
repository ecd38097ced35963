import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import { FACT_FIELDS, type FactsForm } from './factsForm';

/** What the server says is wrong, at the fields of the form, and what is about none of them. */
export interface FactProblems {
  fields: Partial<Record<keyof FactsForm, string[]>>;
  others: string[];
}

/** Sorts the server's problems with facts to the fields in which they were written. */
export function factProblems(problems: FieldProblem[]): FactProblems {
  const sorted: FactProblems = { fields: {}, others: [] };
  for (const { field, message } of problems) {
    const [facts, among, ...path] = namesOf(field);
    const name = facts === 'facts' ? fieldOf(among, path[0]) : undefined;
    const own = sayingWhich(name, path);
    const text = own ? `${own} ${message}` : message;
    if (name) {
      sorted.fields[name] = [...(sorted.fields[name] ?? []), text];
    } else {
      sorted.others.push(text);
    }
  }
  return sorted;
}

/** The names of a JSON pointer. */
function namesOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(name => name.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function fieldOf(among: string, fact: string): keyof FactsForm | undefined {
  if (among === 'unknown') {
    return 'unknown';
  }
  if (among !== 'values') {
    return undefined;
  }
  return fact === 'parameters'
    ? 'parameters'
    : FACT_FIELDS.find(name => name === fact) ?? 'others';
}

/** Which of the facts in a field it is about; nothing where the field holds only one. */
function sayingWhich(
  field: keyof FactsForm | undefined,
  path: string[],
): string {
  if (field === 'parameters') {
    return path.slice(1).join('.');
  }
  return FACT_FIELDS.some(name => name === field) ? '' : path.join('.');
}
