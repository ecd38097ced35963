import { useMemo, useState, type ReactNode } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import type {
  FieldExtensionOptions,
  LayoutOptions,
} from '@backstage/plugin-scaffolder-react';
import {
  Form,
  createAsyncValidators,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import type {
  FieldProblem,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import {
  mergeObjects,
  toErrorList,
  type ErrorSchema,
  type RJSFValidationError,
} from '@rjsf/utils';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { fieldName } from './fieldLabels';
import { errorSchemaOf, inWords } from './fieldMessages';
import { DEFAULTS, propertyNames, validator } from './formSteps';
import { isHidden } from './hiddenSecrets';
import { withNamesOfPicks } from './namedPicks';
import { useFieldFocus } from './useFieldFocus';
import { withLayout } from './withLayout';

type StepFormProps = {
  type: RequestType;
  step: ParsedTemplateSchema;
  fields: FieldExtensionOptions[];
  layouts: LayoutOptions[];
  values: JsonObject;
  /** What the server found wrong. */
  problems: FieldProblem[];
  /** The parameter whose field is to have the focus. */
  focus?: string;
  onFocused: () => void;
  onChange: (values: JsonObject) => void;
  /** With the values of this step only. */
  onComplete: (completed: JsonObject) => void;
  /** The buttons. */
  children: ReactNode;
};

/** One step of a request type's form, rendered and validated by the Scaffolder's form components. */
export const StepForm = (props: StepFormProps) => {
  const { type, step, fields, layouts, values, problems } = props;
  const { onChange, onComplete, children } = props;
  const t = useTranslate();
  const readableErrors = useReadableErrors();
  const form = useFieldFocus(props.focus, props.onFocused);
  const validation = useValidation({ step, fields });

  const components = useMemo(
    () =>
      Object.fromEntries(
        withNamesOfPicks(fields).map(({ name, component }) => [
          name,
          component,
        ]),
      ),
    [fields],
  );
  const uiSchema = useMemo(
    () => withLayout(step.uiSchema, layouts),
    [step, layouts],
  );
  const own = propertyNames(step.schema);
  const refused = JSON.stringify(
    problems.filter(({ field }) => own.has(fieldName(field))),
  );
  const extraErrors = useMemo(
    () =>
      mergeObjects(
        errorSchemaOf(JSON.parse(refused), type, t),
        validation.errors ?? {},
      ) as ErrorSchema,
    [refused, validation.errors, type, t],
  );

  const complete = async (completed: JsonObject) => {
    if (await validation.passes(completed)) {
      onComplete(completed);
    }
  };

  return (
    <div ref={form} className={readableErrors}>
      <Form
        validator={validator}
        schema={step.schema}
        uiSchema={uiSchema}
        formData={values}
        formContext={{ formData: values }}
        fields={components}
        extraErrors={extraErrors}
        showErrorList={false}
        noHtml5Validate
        focusOnFirstError
        omitExtraData
        // Nobody is asked to enter a secret again that the request has.
        transformErrors={(found: RJSFValidationError[]) =>
          inWords(
            found.filter(({ property }) => !isHidden(values, property)),
            type,
            t,
          )
        }
        experimental_defaultFormStateBehavior={DEFAULTS}
        onChange={({ formData }) => onChange(formData)}
        onSubmit={({ formData }) => complete(formData)}
      >
        {children}
      </Form>
    </div>
  );
};

/** What the fields themselves find wrong, as the Scaffolder asks them. */
function useValidation(options: {
  step: ParsedTemplateSchema;
  fields: FieldExtensionOptions[];
}) {
  const { step, fields } = options;
  const apiHolder = useApiHolder();
  const [errors, setErrors] = useState<ErrorSchema>();
  const validate = useMemo(
    () =>
      createAsyncValidators(
        step.mergedSchema,
        Object.fromEntries(
          fields.map(({ name, validation }) => [name, validation]),
        ),
        { apiHolder },
      ),
    [step, fields, apiHolder],
  );

  const passes = async (completed: JsonObject) => {
    const found = (await validate(completed)) as ErrorSchema;
    const isFine = toErrorList(found).length === 0;
    setErrors(isFine ? undefined : found);
    return isFine;
  };

  return { errors, passes };
}
