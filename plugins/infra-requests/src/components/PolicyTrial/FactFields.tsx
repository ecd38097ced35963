import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField, { type TextFieldProps } from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import type { FactProblems } from './factProblems';
import { factsOfForm, type FactsForm, type YamlField } from './factsForm';

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    margin: theme.spacing(1, 0, 2),
  },
  wide: { gridColumn: '1 / -1' },
  code: { fontFamily: 'monospace', fontSize: 13 },
}));

type FactFieldsProps = {
  form: FactsForm;
  onChange: (form: FactsForm) => void;
  /** What the server says is wrong with each field. */
  refused: FactProblems['fields'];
};

/** Describes a request by the facts that rules read. */
export const FactFields = ({ form, onChange, refused }: FactFieldsProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const { value: types = [] } = useAsync(() => api.listRequestTypes(), [api]);
  const { problems } = factsOfForm(form);
  const known = types.some(({ id }) => id === form.type) || !form.type;

  const field = (name: keyof FactsForm, help?: string): TextFieldProps => ({
    id: `infra-requests-fact-${name}`,
    error: refused[name] !== undefined,
    helperText: refused[name]?.join(' ') ?? help,
    size: 'small',
    variant: 'outlined',
    value: form[name],
    onChange: event => onChange({ ...form, [name]: event.target.value }),
  });
  const yaml = (name: YamlField, help: string): TextFieldProps => ({
    ...field(name, help),
    multiline: true,
    className: classes.wide,
    InputProps: { classes: { input: classes.code } },
    ...(problems[name] ? { error: true, helperText: problems[name] } : {}),
  });

  return (
    <div className={classes.fields}>
      <TextField {...field('type')} select label="Request type">
        <MenuItem value="">Not given</MenuItem>
        {types.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
        {!known && <MenuItem value={form.type}>{form.type}</MenuItem>}
      </TextField>
      <TextField {...field('environment')} label="Environment" />
      <TextField
        {...field('monthlyCost')}
        label="Cost a month"
        inputProps={{ inputMode: 'decimal' }}
      />
      <TextField
        {...field('owner')}
        label="Owner"
        placeholder="group:default/payments"
      />
      <TextField
        {...yaml('parameters', 'The answers of the form, in YAML.')}
        label="Parameters"
        minRows={3}
        placeholder={'size: large\nreplicas: 2'}
      />
      <TextField
        {...yaml(
          'others',
          'Any other fact, named as rules name it, one on each line.',
        )}
        label="Other facts"
        minRows={2}
        placeholder={'emergency: true\ncalendar.inFreeze: true'}
      />
      <TextField
        {...field(
          'unknown',
          'Facts that could not be found out, separated by commas. What you leave out above counts as not known, too.',
        )}
        className={classes.wide}
        label="Not known"
        placeholder="monthlyCost"
      />
    </div>
  );
};
