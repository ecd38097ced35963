import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { STATE_LOOKS } from '../StateChip/StateChip';

const OFFERED = 20;

type RequestFieldProps = { value: string; onChange: (value: string) => void };

/** A request by its number, or one of the latest. */
export const RequestField = ({ value, onChange }: RequestFieldProps) => {
  const api = useApi(infraRequestsApiRef);
  const { value: latest, loading } = useAsync(
    () => api.listRequests({ scope: 'all', order: 'newest', limit: OFFERED }),
    [api],
  );
  return (
    <Autocomplete
      id="infra-requests-simulated-request"
      freeSolo
      options={(latest?.items ?? []).map(lineOf)}
      loading={loading}
      inputValue={value}
      onInputChange={(_, typed) => onChange(typed)}
      renderInput={params => (
        <TextField
          {...params}
          size="small"
          variant="outlined"
          margin="dense"
          label="Number of the request"
          placeholder="#1042"
          helperText="It is judged on the facts as they were when it was asked."
        />
      )}
    />
  );
};

function lineOf(request: RequestSummary): string {
  const { number, typeTitle, environment, state } = request;
  return [
    `#${number} ${typeTitle}`,
    ...(environment ? [environment] : []),
    STATE_LOOKS[state].label.toLowerCase(),
  ].join(' · ');
}
