import { useMemo, useState, type ReactNode } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import {
  Form,
  createAsyncValidators,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import {
  toErrorList,
  type ErrorSchema,
  type RJSFValidationError,
} from '@rjsf/utils';
import { DEFAULTS, validator } from './formSteps';
import { isHidden } from './hiddenSecrets';

type StepFormProps = {
  step: ParsedTemplateSchema;
  fields: FieldExtensionOptions[];
  values: JsonObject;
  onChange: (values: JsonObject) => void;
  /** With the values of this step only. */
  onComplete: (completed: JsonObject) => void;
  /** The buttons. */
  children: ReactNode;
};

/** One step of a request type's form, rendered and validated by the Scaffolder's form components. */
export const StepForm = (props: StepFormProps) => {
  const { step, fields, values, onChange, onComplete, children } = props;
  const apiHolder = useApiHolder();
  const [errors, setErrors] = useState<ErrorSchema>();

  const components = useMemo(
    () =>
      Object.fromEntries(
        fields.map(({ name, component }) => [name, component]),
      ),
    [fields],
  );
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

  const complete = async (completed: JsonObject) => {
    const found = (await validate(completed)) as ErrorSchema;
    if (toErrorList(found).length > 0) {
      setErrors(found);
      return;
    }
    setErrors(undefined);
    onComplete(completed);
  };

  return (
    <Form
      validator={validator}
      schema={step.schema}
      uiSchema={step.uiSchema}
      formData={values}
      formContext={{ formData: values }}
      fields={components}
      extraErrors={errors}
      showErrorList={false}
      noHtml5Validate
      focusOnFirstError
      omitExtraData
      // Nobody is asked to enter a secret again that the request has.
      transformErrors={(found: RJSFValidationError[]) =>
        found.filter(({ property }) => !isHidden(values, property))
      }
      experimental_defaultFormStateBehavior={DEFAULTS}
      onChange={({ formData }) => onChange(formData)}
      onSubmit={({ formData }) => complete(formData)}
    >
      {children}
    </Form>
  );
};
