import type {
  FieldProblem,
  Preview,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { fieldLabel } from '../RequestForm/fieldLabels';
import { problemInWords } from '../RequestForm/fieldMessages';
import { Part } from './Part';

type StillToDoProps = {
  problems: FieldProblem[];
  type: RequestType;
  /** The tier's way for emergencies, which names what it needs. */
  way: Preview['emergencyWay'];
};

const isMissing = ({ message }: FieldProblem) =>
  /^is (required|needed)\b/.test(message);

/** What the form still asks for, and what of it cannot be submitted. */
export const StillToDo = ({ problems, type, way }: StillToDoProps) => {
  const t = useTranslate();
  // Fields of ours, which say themselves what is wrong with them.
  const own = new Map([
    ['/incident', way?.incident.title ?? t('form.incident.title')],
    ['/justification', t('form.why.label')],
  ]);
  const missing = problems.filter(isMissing);
  const wrong = problems.filter(
    problem => !isMissing(problem) && !own.has(problem.field),
  );
  const labels = missing.map(
    ({ field }) => own.get(field) ?? fieldLabel(type, field),
  );
  return (
    <>
      {missing.length > 0 && (
        <Part title={t('decision.stillNeeded')}>
          <Typography variant="body2" color="textSecondary">
            {[...new Set(labels)].join(', ')}
          </Typography>
        </Part>
      )}
      {wrong.length > 0 && (
        <Part title={t('decision.toCorrect')}>
          {wrong.map(problem => (
            <Typography
              key={`${problem.field} ${problem.message}`}
              variant="body2"
              color="textSecondary"
            >
              {problemInWords(problem, type, t)}
            </Typography>
          ))}
        </Part>
      )}
    </>
  );
};
