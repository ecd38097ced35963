import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField, { type TextFieldProps } from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { factsOfForm, type FactsForm } from './factsForm';

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
};

/** Describes a request by the facts that rules read. */
export const FactFields = ({ form, onChange }: FactFieldsProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const { value: types = [] } = useAsync(() => api.listRequestTypes(), [api]);
  const { problems } = factsOfForm(form);
  const known = types.some(({ id }) => id === form.type) || !form.type;

  const field = (name: keyof FactsForm): TextFieldProps => ({
    id: `infra-requests-fact-${name}`,
    size: 'small',
    variant: 'outlined',
    value: form[name],
    onChange: event => onChange({ ...form, [name]: event.target.value }),
  });
  const yaml = (name: 'parameters' | 'others'): TextFieldProps => ({
    ...field(name),
    multiline: true,
    className: classes.wide,
    InputProps: { classes: { input: classes.code } },
    error: problems[name] !== undefined,
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
        {...yaml('parameters')}
        label="Parameters"
        minRows={3}
        placeholder={'size: large\nreplicas: 2'}
        helperText={problems.parameters ?? 'The answers of the form, in YAML.'}
      />
      <TextField
        {...yaml('others')}
        label="Other facts"
        minRows={2}
        placeholder="emergency: true"
        helperText={
          problems.others ?? 'Any other fact that rules read, in YAML.'
        }
      />
      <TextField
        {...field('unknown')}
        className={classes.wide}
        label="Not known"
        placeholder="monthlyCost"
        helperText="Facts that could not be found out, separated by commas. What you leave out above counts as not known, too."
      />
    </div>
  );
};
