import type {
  FieldProblem,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Link from '@material-ui/core/Link';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import { fieldLabel, fieldName } from './fieldLabels';
import { problemInWords } from './fieldMessages';
import { propertyNames } from './formSteps';

type SubmitFailureProps = {
  error: unknown;
  /** Those that it says nothing of elsewhere. */
  problems: FieldProblem[];
  type: RequestType;
  onGoToField: (name: string) => void;
};

/** Whether the server may have done what it was asked, though nobody heard it say so. */
export function isAnswerLost(error: unknown): boolean {
  const { status } = readRefusal(error);
  return status === undefined || status >= 500;
}

type ProblemProps = Pick<SubmitFailureProps, 'type' | 'onGoToField'> & {
  problem: FieldProblem;
};

/** A sentence about a field, which leads to the field where the form has it. */
const Problem = ({ problem, type, onGoToField }: ProblemProps) => {
  const t = useTranslate();
  const name = fieldName(problem.field);
  const isAsked = type.parameters.some(step =>
    propertyNames(step.schema).has(name),
  );
  return isAsked ? (
    <Link
      component="button"
      variant="body2"
      color="inherit"
      underline="always"
      style={{ textAlign: 'start' }}
      onClick={() => onGoToField(name)}
    >
      {problemInWords(problem, type, t)}
    </Link>
  ) : (
    <>
      {fieldLabel(type, problem.field)} {problem.message}
    </>
  );
};

/** Why the server refused, with every field that it named and the way to it. */
export const SubmitFailure = (props: SubmitFailureProps) => {
  const { error, problems, type, onGoToField } = props;
  const t = useTranslate();
  const { message } = readRefusal(error);
  if (isAnswerLost(error)) {
    return (
      <Alert severity="warning">
        <AlertTitle>{t('form.failure.lostTitle')}</AlertTitle>
        {t('form.failure.lost', { message })}
      </Alert>
    );
  }
  if (problems.length === 0) {
    return (
      <Alert severity="error">
        <AlertTitle>{t('form.failure.title')}</AlertTitle>
        {message}
      </Alert>
    );
  }
  return (
    <Alert severity="error">
      <AlertTitle>{t('form.failure.problems')}</AlertTitle>
      <ul>
        {problems.map(problem => (
          <li key={`${problem.field} ${problem.message}`}>
            <Problem {...{ problem, type, onGoToField }} />
          </li>
        ))}
      </ul>
    </Alert>
  );
};
