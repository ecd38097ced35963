import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import TextField from '@material-ui/core/TextField';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';

const OFFERED = 20;

const OFFERS = 'infra-requests-latest-requests';

type RequestFieldProps = { value: string; onChange: (value: string) => void };

/** A request by its number, or one of the latest. */
export const RequestField = ({ value, onChange }: RequestFieldProps) => {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { value: latest } = useAsync(
    () => api.listRequests({ scope: 'all', order: 'newest', limit: OFFERED }),
    [api],
  );
  return (
    <>
      <TextField
        id="infra-requests-simulated-request"
        fullWidth
        size="small"
        variant="outlined"
        margin="dense"
        label={t('trial.request.label')}
        placeholder={t('trial.request.placeholder')}
        helperText={t('trial.request.help')}
        // The browser's own list: the one of Material UI tells screen readers of a list that is not there.
        inputProps={{ list: OFFERS, autoComplete: 'off' }}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id={OFFERS}>
        {latest?.items.map(request => (
          <option key={request.id} value={`#${request.number}`}>
            {lineOf(request, t)}
          </option>
        ))}
      </datalist>
    </>
  );
};

function lineOf(
  { typeTitle, environment, state }: RequestSummary,
  t: Translate,
): string {
  return [
    typeTitle,
    ...(environment ? [environment] : []),
    t(`common.state.${state}`),
  ].join(' · ');
}
