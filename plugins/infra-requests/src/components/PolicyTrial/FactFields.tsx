import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField, { type TextFieldProps } from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useTranslate } from '../../hooks/useTranslate';
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

/** What fields may hold; these are names that rules know, and no words. */
const EXAMPLES = {
  owner: 'group:default/payments',
  parameters: 'size: large\nreplicas: 2',
  others: 'emergency: true\ncalendar.inFreeze: true',
  unknown: 'monthlyCost',
};

type FactFieldsProps = {
  form: FactsForm;
  onChange: (form: FactsForm) => void;
  /** What the server says is wrong with each field. */
  refused: FactProblems['fields'];
};

/** Describes a request by the facts that rules read. */
export const FactFields = ({ form, onChange, refused }: FactFieldsProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { value: types = [] } = useAsync(() => api.listRequestTypes(), [api]);
  const { problems } = factsOfForm(form, t);
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
      <TextField {...field('type')} select label={t('trial.facts.type')}>
        <MenuItem value="">{t('trial.facts.notGiven')}</MenuItem>
        {types.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {title}
          </MenuItem>
        ))}
        {!known && <MenuItem value={form.type}>{form.type}</MenuItem>}
      </TextField>
      <TextField
        {...field('environment')}
        label={t('trial.facts.environment')}
      />
      <TextField
        {...field('monthlyCost')}
        label={t('trial.facts.monthlyCost')}
        inputProps={{ inputMode: 'decimal' }}
      />
      <TextField
        {...field('owner')}
        label={t('trial.facts.owner')}
        placeholder={EXAMPLES.owner}
      />
      <TextField
        {...yaml('parameters', t('trial.facts.parametersHelp'))}
        label={t('trial.facts.parameters')}
        minRows={3}
        placeholder={EXAMPLES.parameters}
      />
      <TextField
        {...yaml('others', t('trial.facts.othersHelp'))}
        label={t('trial.facts.others')}
        minRows={2}
        placeholder={EXAMPLES.others}
      />
      <TextField
        {...field('unknown', t('trial.facts.unknownHelp'))}
        className={classes.wide}
        label={t('trial.facts.unknown')}
        placeholder={EXAMPLES.unknown}
      />
    </div>
  );
};
