import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { Address } from '../../hooks/useAddress';
import { useTranslate } from '../../hooks/useTranslate';
import type { RuleFilter } from './filterRules';

const TYPING_PAUSE_MS = 300;

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: theme.palette.text.primary },
  },
  search: { minWidth: 200, flexGrow: 1, maxWidth: 360 },
  effect: { minWidth: 200 },
}));

/** What of the rules the address asks for; what the form does not offer is not asked for. */
export function readRuleFilter(
  params: URLSearchParams,
  { tiers, findings = [] }: PolicyDocument,
): RuleFilter {
  const effects = ['require', 'deny', ...tiers.map(({ id }) => `tier:${id}`)];
  return {
    text: params.get('q') ?? '',
    effect: effects.find(effect => effect === params.get('effect')) ?? '',
    onlyFindings: params.has('findings') && findings.length > 0,
    showDisabled: params.has('disabled'),
  };
}

type RuleFiltersProps = {
  filter: RuleFilter;
  change: Address['change'];
  policy: PolicyDocument;
};

const Search = ({ filter, change }: Omit<RuleFiltersProps, 'policy'>) => {
  const classes = useStyles();
  const t = useTranslate();
  const [typed, setTyped] = useState(filter.text);
  useEffect(() => setTyped(filter.text), [filter.text]);
  useDebounce(
    () => {
      if (typed !== filter.text) {
        change({ q: typed }, { replace: true });
      }
    },
    TYPING_PAUSE_MS,
    [typed],
  );
  return (
    <TextField
      id="infra-requests-rule-search"
      type="search"
      size="small"
      variant="outlined"
      label={t('policy.filter.search')}
      className={classes.search}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
};

/** Narrows the table of rules down. */
export const RuleFilters = ({ filter, change, policy }: RuleFiltersProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const disabled = policy.rules.filter(rule => rule.disabled).length;
  return (
    <div
      className={classes.filters}
      role="search"
      aria-label={t('policy.rules.title')}
    >
      <Search filter={filter} change={change} />
      <TextField
        id="infra-requests-rule-effect"
        select
        size="small"
        variant="outlined"
        label={t('policy.filter.effect')}
        className={classes.effect}
        value={filter.effect}
        onChange={event => change({ effect: event.target.value })}
      >
        <MenuItem value="">{t('policy.filter.any')}</MenuItem>
        {policy.tiers.map(({ id, title }) => (
          <MenuItem key={id} value={`tier:${id}`}>
            {t('policy.filter.tier', { tier: title })}
          </MenuItem>
        ))}
        <MenuItem value="require">{t('policy.filter.require')}</MenuItem>
        <MenuItem value="deny">{t('policy.filter.deny')}</MenuItem>
      </TextField>
      {policy.findings && policy.findings.length > 0 && (
        <FormControlLabel
          label={t('policy.filter.onlyFindings')}
          control={
            <Checkbox
              color="primary"
              size="small"
              checked={filter.onlyFindings}
              onChange={(_, checked) =>
                change({ findings: checked ? 'yes' : undefined })
              }
            />
          }
        />
      )}
      {disabled > 0 && (
        <FormControlLabel
          label={t('policy.filter.showDisabled', { amount: String(disabled) })}
          control={
            <Checkbox
              color="primary"
              size="small"
              checked={filter.showDisabled}
              onChange={(_, checked) =>
                change({ disabled: checked ? 'yes' : undefined })
              }
            />
          }
        />
      )}
    </div>
  );
};
