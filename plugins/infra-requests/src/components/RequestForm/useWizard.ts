import { useState } from 'react';
import { useTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import type { JsonObject } from '@backstage/types';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { completeStep, initialParameters } from './formSteps';
import { withoutMarks } from './hiddenSecrets';

/** Where somebody is in a request type's form, and what they have answered so far. */
export function useWizard(options: { type: RequestType; given?: JsonObject }) {
  const { type, given } = options;
  const { steps } = useTemplateSchema({
    title: type.title,
    steps: type.parameters.map(step => ({
      ...step,
      schema: step.schema as JsonObject,
    })),
  });
  const [position, setPosition] = useState(0);
  const [values, setValues] = useState(() => initialParameters(type, given));

  return {
    steps,
    position,
    /** Undefined when all steps are done and the review is next. */
    step: steps.at(position),
    values,
    change: (changed: JsonObject) =>
      setValues(current => ({ ...current, ...withoutMarks(current, changed) })),
    complete: (completed: JsonObject) => {
      setValues(current =>
        completeStep({ step: steps[position], values: current, completed }),
      );
      setPosition(current => current + 1);
    },
    goTo: setPosition,
  };
}
