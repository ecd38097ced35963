import type {
  FieldProblem,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import type { ErrorSchema, RJSFValidationError } from '@rjsf/utils';
import type { Translate } from '../../translations/translationRef';
import {
  fieldLabel,
  parameterLabel,
  propertySchema,
  segments,
  type SchemaNode,
} from './fieldLabels';

/** Findings that only repeat that something inside of them is wrong. */
const WRAPPERS = ['oneOf', 'anyOf', 'if'];

type Params = Record<string, string | number | string[] | undefined>;

/** What JSON Schema finds wrong with the answers of a form, as a person would say it. */
export function inWords(
  errors: RJSFValidationError[],
  type: RequestType,
  t: Translate,
): RJSFValidationError[] {
  const telling = errors.filter(({ name = '' }) => !WRAPPERS.includes(name));
  return (telling.length > 0 ? telling : errors).map(error => {
    const path = pathOf(error.property ?? '');
    const said = { ...error, path, field: parameterLabel(type, path) };
    const message = sentenceOf(said, type, t);
    return { ...error, message, stack: message };
  });
}

/** What the server finds wrong with a parameter, as a sentence at its field. */
export function problemInWords(
  problem: FieldProblem,
  type: RequestType,
  t: Translate,
): string {
  const [, ...path] = segments(problem.field);
  const field = fieldLabel(type, problem.field);
  return problem.message.startsWith('must match the pattern')
    ? wrongForm({ path, field }, type, t)
    : `${field} ${problem.message.replace(/\.$/, '')}.`;
}

/** The server's problems with parameters where the form shows what is wrong with its fields. */
export function errorSchemaOf(
  problems: FieldProblem[],
  type: RequestType,
  t: Translate,
): ErrorSchema {
  const root: ErrorSchema = {};
  for (const problem of problems) {
    const [, ...path] = segments(problem.field);
    const at = path.reduce<ErrorSchema>((node, name) => {
      const inner = (node[name] ?? {}) as ErrorSchema;
      node[name] = inner as never;
      return inner;
    }, root);
    at.__errors = [...(at.__errors ?? []), problemInWords(problem, type, t)];
  }
  return root;
}

type Said = { path: string[]; field: string };

type Finding = Said & Pick<RJSFValidationError, 'name' | 'params' | 'message'>;

function sentenceOf(finding: Finding, type: RequestType, t: Translate): string {
  const { name, field, message } = finding;
  const params: Params = finding.params ?? {};
  const count = Number(params.limit);
  const limit = String(params.limit);
  switch (name) {
    case 'required':
      return t('form.problem.required', { field: missing(finding, type) });
    case 'type':
      return typeSentence([params.type ?? ''].flat()[0], field, t);
    case 'enum':
    case 'const':
      return t('form.problem.choice', { field });
    case 'minimum':
      return t('form.problem.minimum', { field, limit });
    case 'maximum':
      return t('form.problem.maximum', { field, limit });
    case 'exclusiveMinimum':
      return t('form.problem.above', { field, limit });
    case 'exclusiveMaximum':
      return t('form.problem.below', { field, limit });
    case 'multipleOf':
      return t('form.problem.multiple', {
        field,
        limit: String(params.multipleOf),
      });
    case 'minLength':
      return t('form.problem.minLength', { field, count });
    case 'maxLength':
      return t('form.problem.maxLength', { field, count });
    case 'minItems':
      return t('form.problem.minItems', { field, count });
    case 'maxItems':
      return t('form.problem.maxItems', { field, count });
    case 'uniqueItems':
      return t('form.problem.unique', { field });
    case 'pattern':
    case 'format':
      return wrongForm(finding, type, t);
    default:
      return field ? `${field}: ${message}` : message ?? '';
  }
}

/** What is missing of an object is named by the error, not by where it is. */
function missing({ path, field, params }: Finding, type: RequestType): string {
  const name: unknown = params?.missingProperty;
  return typeof name === 'string' && path.at(-1) !== name
    ? parameterLabel(type, [...path, name])
    : field;
}

function typeSentence(type: string | number, field: string, t: Translate) {
  switch (type) {
    case 'integer':
      return t('form.problem.integer', { field });
    case 'number':
      return t('form.problem.number', { field });
    default:
      return t('form.problem.choice', { field });
  }
}

/** Patterns are not for people: what the field says about itself is, with its example. */
function wrongForm({ path, field }: Said, type: RequestType, t: Translate) {
  const schema = schemaAt(type, path);
  const hint = textOf(schema?.['ui:help']) ?? textOf(schema?.description);
  const example = textOf(schema?.['ui:placeholder']);
  const sentences = [
    t('form.problem.pattern', { field }),
    ...(hint ? [`${hint.replace(/\.$/, '')}.`] : []),
    ...(example ? [t('form.problem.example', { example })] : []),
  ];
  return sentences.join(' ');
}

function schemaAt(type: RequestType, path: string[]): SchemaNode | undefined {
  return path.reduce<unknown>(
    (schema, name) => propertySchema(schema, name),
    type.parameters.map(step => step.schema),
  ) as SchemaNode | undefined;
}

/** `.network['cidr range'][0]` as its names. */
function pathOf(property: string): string[] {
  const parts = property.matchAll(/\.([^.[\]]+)|\['([^']*)'\]|\[(\d+)\]/g);
  return [...parts].map(([, plain, quoted, index]) => plain ?? quoted ?? index);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined;
}
