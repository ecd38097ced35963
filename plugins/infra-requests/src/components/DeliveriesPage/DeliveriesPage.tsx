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
import { Loaded } from '../Loaded/Loaded';
import { Permitted } from '../Permitted/Permitted';
import { DeliveryCards } from './DeliveryCards';
import { DeliveryTable } from './DeliveryTable';
import { useRetry } from './useRetry';

/** No signal tells of an attempt: those that fail may be signals themselves. */
const LOOK_AGAIN_MS = 10_000;

const SHOWN = 50;

const CHOICES: { state: EffectState | ''; label: string }[] = [
  { state: '', label: 'everything' },
  { state: 'dead', label: 'what was given up' },
  { state: 'failing', label: 'what is still being tried' },
];

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
  const chosen =
    CHOICES.find(({ state }) => state === params.get('state'))?.state ?? '';
  return {
    chosen,
    choose: (state: string) =>
      change({ state: state || undefined }, { replace: true }),
  };
}

const Nothing = ({ chosen }: { chosen: EffectState | '' }) => (
  <Typography>
    {chosen === ''
      ? 'Nothing is failing, and nothing was given up.'
      : 'There is nothing of that kind.'}
  </Typography>
);

type RetryAllProps = {
  found: EffectList;
  retrying: ReturnType<typeof useRetry>;
};

const RetryAll = ({ found: { items }, retrying }: RetryAllProps) =>
  items.length > 1 ? (
    <Button
      variant="outlined"
      disabled={retrying.busy}
      onClick={() => retrying.retry(items)}
    >
      Try all {items.length} again
    </Button>
  ) : null;

const Deliveries = () => {
  const classes = useStyles();
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
          label="Show"
          className={classes.choice}
          value={chosen}
          onChange={event => choose(event.target.value)}
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
        >
          {CHOICES.map(({ state, label }) => (
            <MenuItem key={state} value={state}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        {found && found.items.length > 0 && (
          <Typography variant="body2">
            {found.items.length < found.totalItems
              ? `The latest ${found.items.length} of ${found.totalItems}`
              : `${found.totalItems} in all`}
          </Typography>
        )}
        {found && mayRetry && <RetryAll found={found} retrying={retrying} />}
        {!loading && !mayRetry && (
          <Typography variant="body2">
            Trying them again needs the permission{' '}
            {infraRequestsEffectsRetryPermission.name}.
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
      <Loaded of={effects} what="the deliveries" lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing chosen={chosen} />
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
  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        Deliveries
      </Typography>
      <Typography paragraph className={classes.intro}>
        What could not be told or done after a request changed: notifications,
        events for other systems, fulfilment. Each is tried again with growing
        pauses and given up after many attempts. The requests themselves and
        their records are not affected.
      </Typography>
      <Permitted
        permission={infraRequestsEffectsReadPermission}
        to="see the deliveries"
        doing="Seeing what does not get through"
      >
        <Deliveries />
      </Permitted>
    </>
  );
};
