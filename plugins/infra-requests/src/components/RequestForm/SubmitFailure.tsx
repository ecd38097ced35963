import type {
  FieldProblem,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Link from '@material-ui/core/Link';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';
import { propertyNames } from './formSteps';
import { fieldLabel, fieldName } from './fieldLabels';

type SubmitFailureProps = {
  error: unknown;
  /** Those that it says nothing of elsewhere. */
  problems: FieldProblem[];
  type: RequestType;
  onGoTo: (position: number) => void;
};

/** Whether the server may have done what it was asked, though nobody heard it say so. */
export function isAnswerLost(error: unknown): boolean {
  const { status } = readRefusal(error);
  return status === undefined || status >= 500;
}

/** Why the server refused, with every field that it named and the way to the step that has it. */
export const SubmitFailure = (props: SubmitFailureProps) => {
  const { error, problems, type, onGoTo } = props;
  const { message } = readRefusal(error);
  if (isAnswerLost(error)) {
    return (
      <Alert severity="warning">
        <AlertTitle>We do not know whether it arrived</AlertTitle>
        Try again: it will not be submitted twice. ({message})
      </Alert>
    );
  }
  if (problems.length === 0) {
    return (
      <Alert severity="error">
        <AlertTitle>Nothing was submitted</AlertTitle>
        {message}
      </Alert>
    );
  }
  return (
    <Alert severity="error">
      <AlertTitle>Nothing was submitted: some answers do not fit</AlertTitle>
      <ul>
        {problems.map(problem => {
          const label = fieldLabel(type, problem.field);
          const position = type.parameters.findIndex(step =>
            propertyNames(step.schema).has(fieldName(problem.field)),
          );
          return (
            <li key={`${problem.field} ${problem.message}`}>
              {position < 0 ? (
                label
              ) : (
                <Link
                  component="button"
                  variant="body2"
                  onClick={() => onGoTo(position)}
                >
                  {label}
                </Link>
              )}{' '}
              {problem.message}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
};
