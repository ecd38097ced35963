import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  SecretsContextProvider,
  type FieldExtensionOptions,
  type LayoutOptions,
} from '@backstage/plugin-scaffolder-react';
import type { JsonValue } from '@backstage/types';
import type {
  FieldProblem,
  Hint,
  InfraRequest,
  RequestDraft,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePreview } from '../../hooks/usePreview';
import { useTranslate } from '../../hooks/useTranslate';
import { DecisionPanel } from '../DecisionPanel/DecisionPanel';
import { ActionPicker } from './ActionPicker';
import { fieldName } from './fieldLabels';
import { FormHead } from './FormHead';
import { FormProgress } from './FormProgress';
import { propertyNames } from './formSteps';
import { ReviewStep } from './ReviewStep';
import { StepHeading } from './StepHeading';
import { StepForm } from './StepForm';
import type { Answers } from './storedDraft';
import { SubmitFailure } from './SubmitFailure';
import { useAnswers, type Given } from './useAnswers';
import { useSubmission } from './useSubmission';

const useStyles = makeStyles(theme => ({
  layout: {
    [theme.breakpoints.up('md')]: {
      display: 'grid',
      gap: theme.spacing(3),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 360px)',
    },
  },
  form: {
    padding: theme.spacing(3),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
  buttons: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

type RequestFormProps = {
  type: RequestType;
  fields: FieldExtensionOptions[];
  layouts: LayoutOptions[];
  given?: Given;
  /** Answers that were kept from before. */
  kept?: Answers;
  /** The request that is edited. */
  editing?: InfraRequest;
  /** Whether the form took the place of another on the same page. */
  replaces?: boolean;
  /** What to say above the form. */
  notices?: ReactNode;
  submitLabel: string;
  /** Called with every change of the answers. */
  onAnswer: (answers: Answers) => void;
  onSubmit: (draft: RequestDraft) => Promise<void>;
  /** What to say about a failed submission in place of the server's words, where the page knows better. */
  explain?: (error: unknown) => ReactNode;
  onCancel: () => void;
};

const FormAndDecision = (props: RequestFormProps) => {
  const { type, fields, layouts, given, kept, editing, onCancel } = props;
  const classes = useStyles();
  const t = useTranslate();
  const form = useAnswers({ type, given, kept });
  const { wizard, answers, draft } = form;
  const { step, steps, position } = wizard;
  const preview = usePreview(form.question);
  const submission = useSubmission(draft);
  const [focus, setFocus] = useState<string>();
  useEveryChange(answers, props.onAnswer);

  const use = ({ parameter, value }: Hint) =>
    wizard.change({ [parameter]: value as JsonValue });
  const goToField = (name: string) => {
    const at = stepOf(type, name);
    if (at >= 0) {
      wizard.goTo(at);
      setFocus(name);
    }
  };
  const submit = async () => {
    const found = await submission.submit(() => props.onSubmit(draft));
    const first = firstShown(type, found);
    if (first !== undefined) {
      goToField(first);
    }
    return found;
  };
  const { failure, problems } = submission;
  const inSteps = problems.filter(
    ({ field }) => stepOf(type, fieldName(field)) >= 0,
  );

  return (
    <div className={classes.layout}>
      <Paper className={classes.form}>
        {props.notices}
        <FormHead type={type} editing={editing} replaces={props.replaces} />
        <FormProgress
          titles={[...steps.map(({ title }) => title), t('form.review')]}
          position={position}
          onGoTo={wizard.goTo}
        />
        <StepHeading
          position={position}
          title={step?.title ?? t('form.review')}
        />
        {step && failure !== undefined && inSteps.length > 0 && (
          <SubmitFailure
            error={failure}
            problems={problems}
            type={type}
            onGoToField={goToField}
          />
        )}
        {position === 0 && !editing && (
          <ActionPicker
            actions={type.actions}
            value={answers.action}
            onChange={form.setAction}
          />
        )}
        {step ? (
          <>
            {step.description && (
              <Typography paragraph>{step.description}</Typography>
            )}
            <StepForm
              key={position}
              type={type}
              step={step}
              fields={fields}
              layouts={layouts}
              values={wizard.values}
              problems={problems}
              focus={focus}
              onFocused={() => setFocus(undefined)}
              onChange={wizard.change}
              onComplete={wizard.complete}
            >
              <div className={classes.buttons}>
                {position === 0 ? (
                  <Button onClick={onCancel}>{t('form.cancel')}</Button>
                ) : (
                  <Button onClick={() => wizard.goTo(position - 1)}>
                    {t('form.back')}
                  </Button>
                )}
                <Button type="submit" variant="contained" color="primary">
                  {position === steps.length - 1
                    ? t('form.review')
                    : t('form.next')}
                </Button>
              </div>
            </StepForm>
          </>
        ) : (
          <ReviewStep
            type={type}
            editing={editing}
            draft={draft}
            preview={preview}
            submission={submission}
            said={answers.said}
            onSay={form.say}
            requestedFor={answers.requestedFor}
            onRequestFor={form.setRequestedFor}
            submitLabel={props.submitLabel}
            onSubmit={submit}
            explain={props.explain}
            onBack={() => wizard.goTo(steps.length - 1)}
            onGoToField={goToField}
            onUse={use}
          />
        )}
      </Paper>
      <DecisionPanel
        state={preview}
        type={type}
        values={form.question.parameters}
        onUse={use}
        obstaclesShown={step === undefined}
      />
    </div>
  );
};

/** A request type's form with the decision that it would lead to beside it. */
export const RequestForm = (props: RequestFormProps) => (
  // Around all steps, so that a secret is still there when somebody comes back to it.
  <SecretsContextProvider>
    <FormAndDecision {...props} />
  </SecretsContextProvider>
);

/** The step that asks for a parameter; below zero where none does. */
function stepOf(type: RequestType, name: string): number {
  return type.parameters.findIndex(({ schema }) =>
    propertyNames(schema).has(name),
  );
}

/** The first parameter that something is wrong with, in the order of the steps. */
function firstShown(
  type: RequestType,
  problems: FieldProblem[],
): string | undefined {
  return problems
    .map(({ field }) => fieldName(field))
    .filter(name => stepOf(type, name) >= 0)
    .sort((one, other) => stepOf(type, one) - stepOf(type, other))
    .at(0);
}

/** Tells of answers whenever they are others, not of those that a form starts with. */
function useEveryChange(answers: Answers, onAnswer: (_: Answers) => void) {
  const told = useRef(canonical(answers));
  useEffect(() => {
    const now = canonical(answers);
    if (told.current !== now) {
      told.current = now;
      onAnswer(answers);
    }
  });
}

/** The same for the same answers, whichever step put them there first. */
function canonical({ parameters, ...rest }: Answers): string {
  const sorted = Object.entries(parameters).sort(([one], [other]) =>
    one.localeCompare(other),
  );
  return JSON.stringify([sorted, rest]);
}
