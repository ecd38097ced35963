import type { FormEvent } from 'react';
import type { Person } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Paper from '@material-ui/core/Paper';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { DateTime } from 'luxon';
import type { Refusal } from '../../api/refusal';
import { useMe } from '../../hooks/useMe';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { ProblemList } from '../PolicyPage/ProblemList';
import { PersonPicker } from '../PersonPicker/PersonPicker';
import { FIELDS, useDelegationForm, type Field } from './useDelegationForm';

const MAX_REASON = 500;

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(2), padding: theme.spacing(2) },
}));

const idOf = (field: Field) => `infra-requests-delegation-${field}`;

/** Why it was refused, as far as it is about no field. */
const Refused = ({ refusal }: { refusal: Refusal }) => {
  const t = useTranslate();
  const { status, message, problems } = refusal;
  return (
    <Alert severity={status === 409 ? 'warning' : 'error'}>
      <AlertTitle>{t('delegations.form.refused')}</AlertTitle>
      {problems.length === 0 ? (
        message
      ) : (
        <ProblemList
          problems={problems.map(problem =>
            t('delegations.problem.other', {
              field: problem.field.slice(1),
              problem: problem.message,
            }),
          )}
        />
      )}
    </Alert>
  );
};

type DelegationFormProps = {
  onCreated: (delegate: Person) => void;
  /** Before another try. */
  onTry: () => void;
};

/** Names who decides while the person is away. */
export const DelegationForm = ({ onCreated, onTry }: DelegationFormProps) => {
  const classes = useStyles();
  const readableErrors = useReadableErrors();
  const t = useTranslate();
  const me = useMe();
  const form = useDelegationForm({ onCreated });
  const { answers, problems, refusal, busy, change } = form;
  const field = (name: Field) => ({
    id: idOf(name),
    error: problems[name] !== undefined,
    helperText: problems[name],
    variant: 'outlined' as const,
    size: 'small' as const,
    fullWidth: true,
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onTry();
    const wrong = await form.submit();
    const first = FIELDS.find(name => wrong[name] !== undefined);
    if (first) {
      document.getElementById(idOf(first))?.focus();
    }
  };

  return (
    <Paper variant="outlined">
      <form
        noValidate
        aria-labelledby="infra-requests-delegation-form"
        className={`${classes.form} ${readableErrors}`}
        onSubmit={submit}
      >
        <Typography
          id="infra-requests-delegation-form"
          variant="h5"
          component="h3"
        >
          {t('delegations.form.title')}
        </Typography>
        <PersonPicker
          id={idOf('delegate')}
          label={t('delegations.form.delegate')}
          value={answers.delegate}
          onChange={delegate => change({ delegate })}
          except={me}
          problem={problems.delegate}
        />
        <FormControl component="fieldset">
          <FormLabel component="legend">
            {t('delegations.form.begins')}
          </FormLabel>
          <RadioGroup
            row
            name="begins"
            value={answers.beginsLater ? 'later' : 'now'}
            onChange={(_, chosen) =>
              change({ beginsLater: chosen === 'later', from: answers.from })
            }
          >
            <FormControlLabel
              value="now"
              control={<Radio color="primary" />}
              label={t('delegations.form.atOnce')}
            />
            <FormControlLabel
              value="later"
              control={<Radio color="primary" />}
              label={t('delegations.form.later')}
            />
          </RadioGroup>
        </FormControl>
        {answers.beginsLater && (
          <TextField
            {...field('from')}
            type="datetime-local"
            label={t('delegations.form.from')}
            required
            InputLabelProps={{ shrink: true }}
            value={answers.from}
            onChange={event => change({ from: event.target.value })}
          />
        )}
        <TextField
          {...field('until')}
          type="datetime-local"
          label={t('delegations.form.until')}
          required
          InputLabelProps={{ shrink: true }}
          helperText={
            problems.until ??
            t('delegations.form.clock', { zone: DateTime.local().zoneName })
          }
          value={answers.until}
          onChange={event => change({ until: event.target.value })}
        />
        <TextField
          {...field('reason')}
          label={t('delegations.form.reason')}
          helperText={problems.reason ?? t('delegations.form.reasonHelp')}
          inputProps={{ maxLength: MAX_REASON }}
          multiline
          value={answers.reason}
          onChange={event => change({ reason: event.target.value })}
        />
        {/* Without `from` in the form, what is wrong with it has no other place. */}
        {!answers.beginsLater && problems.from && (
          <Alert severity="error">{problems.from}</Alert>
        )}
        {refusal && <Refused refusal={refusal} />}
        <div>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={busy}
          >
            {t('delegations.form.submit')}
          </Button>
        </div>
      </form>
    </Paper>
  );
};
