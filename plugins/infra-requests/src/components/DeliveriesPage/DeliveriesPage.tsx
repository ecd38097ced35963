import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
  type EffectList,
  type EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import MuiLink from '@material-ui/core/Link';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Alert from '@material-ui/lab/Alert';
import useInterval from 'react-use/esm/useInterval';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAddress } from '../../hooks/useAddress';
import { useLive } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { Permitted } from '../Permitted/Permitted';
import { DeliveryCards } from './DeliveryCards';
import { DeliveryTable } from './DeliveryTable';
import { useRetry } from './useRetry';

/** No signal tells of an attempt: those that fail may be signals themselves. */
const LOOK_AGAIN_MS = 10_000;

const SHOWN = 50;

/** Which can be asked for; nothing stands for all. */
const CHOICES = [
  { state: '', label: 'all' },
  { state: 'dead', label: 'dead' },
  { state: 'failing', label: 'failing' },
] as const satisfies { state: EffectState | ''; label: string }[];

type Choice = (typeof CHOICES)[number]['state'];

const useStyles = makeStyles(theme => ({
  intro: { maxWidth: '75ch' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: theme.palette.text.primary },
  },
  choice: { minWidth: 220 },
  alert: { marginBottom: theme.spacing(2) },
}));

function useStateChoice() {
  const { params, change } = useAddress();
  const chosen: Choice =
    CHOICES.find(({ state }) => state === params.get('state'))?.state ?? '';
  return {
    chosen,
    choose: (state: string) =>
      change({ state: state || undefined }, { replace: true }),
  };
}

type NothingProps = { chosen: Choice; onShowAll: () => void };

const Nothing = ({ chosen, onShowAll }: NothingProps) => {
  const t = useTranslate();
  return chosen === '' ? (
    <Typography>{t('deliveries.none')}</Typography>
  ) : (
    <Typography>
      {t('deliveries.noneOfKind')}{' '}
      <MuiLink
        component="button"
        type="button"
        variant="body1"
        onClick={onShowAll}
      >
        {t('deliveries.showAll')}
      </MuiLink>
    </Typography>
  );
};

type RetryAllProps = {
  found: EffectList;
  retrying: ReturnType<typeof useRetry>;
};

const RetryAll = ({ found: { items }, retrying }: RetryAllProps) => {
  const t = useTranslate();
  return items.length > 1 ? (
    <Button
      variant="outlined"
      disabled={retrying.busy}
      onClick={() => retrying.retry(items)}
    >
      {t('deliveries.retry.all', { amount: items.length })}
    </Button>
  ) : null;
};

const Deliveries = () => {
  const classes = useStyles();
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { chosen, choose } = useStateChoice();
  const effects = useLive(
    useCallback(
      () =>
        api.listEffects({ limit: SHOWN, ...(chosen && { state: [chosen] }) }),
      [api, chosen],
    ),
  );
  useInterval(effects.reload, LOOK_AGAIN_MS);
  const retrying = useRetry(effects.reload);
  const { loading, allowed: mayRetry } = usePermission({
    permission: infraRequestsEffectsRetryPermission,
  });
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  const List = wide ? DeliveryTable : DeliveryCards;
  const { busy, outcome, retry } = retrying;
  const found = effects.value;
  return (
    <>
      <div className={classes.bar}>
        <TextField
          id="infra-requests-deliveries-state"
          select
          size="small"
          variant="outlined"
          label={t('deliveries.show.label')}
          className={classes.choice}
          value={chosen}
          onChange={event => choose(event.target.value)}
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
        >
          {CHOICES.map(({ state, label }) => (
            <MenuItem key={state} value={state}>
              {t(`deliveries.show.${label}`)}
            </MenuItem>
          ))}
        </TextField>
        {found && found.items.length > 0 && (
          <Typography variant="body2">
            {found.items.length < found.totalItems
              ? t('deliveries.latest', {
                  shown: found.items.length,
                  total: found.totalItems,
                })
              : t('deliveries.inAll', { total: found.totalItems })}
          </Typography>
        )}
        {found && mayRetry && <RetryAll found={found} retrying={retrying} />}
        {!loading && !mayRetry && (
          <Typography variant="body2">
            {t('deliveries.needsPermission', {
              permission: infraRequestsEffectsRetryPermission.name,
            })}
          </Typography>
        )}
      </div>
      {outcome && (
        <Alert
          severity={outcome.severity}
          role="status"
          className={classes.alert}
        >
          {outcome.text}
        </Alert>
      )}
      <Loaded of={effects} what={t('deliveries.what')} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing chosen={chosen} onShowAll={() => choose('')} />
          ) : (
            <List
              effects={items}
              busy={busy}
              onRetry={mayRetry ? effect => retry([effect]) : undefined}
            />
          )
        }
      </Loaded>
    </>
  );
};

/** What could not be told or done after requests changed, for those who run the platform. */
export const DeliveriesPage = () => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        {t('deliveries.title')}
      </Typography>
      <Typography paragraph className={classes.intro}>
        {t('deliveries.intro')}
      </Typography>
      <Permitted
        permission={infraRequestsEffectsReadPermission}
        to={t('deliveries.read.to')}
        doing={t('deliveries.read.doing')}
      >
        <Deliveries />
      </Permitted>
    </>
  );
};
