import { useCallback, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type {
  InfraRequest,
  RequestDraft,
  RequestEdit,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useFormFields } from '../../hooks/useFormFields';
import { useOnce } from '../../hooks/useLive';
import { requestRouteRef } from '../../routes';
import { Loaded } from '../Loaded/Loaded';
import { AskedForChanges } from './AskedForChanges';
import { RequestForm } from './RequestForm';
import { StaleRevision, isStaleRevision } from './StaleRevision';
import { isAnswerLost } from './SubmitFailure';

const EditRequest = ({ id }: { id: string }) => {
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const requestPage = useRouteRef(requestRouteRef)({ id });
  const fields = useFormFields();
  const loaded = useOnce(
    useCallback(async () => {
      const request = await api.getRequest(id);
      return { request, type: await api.getRequestType(request.type) };
    }, [api, id]),
  );
  // The digest of the revision that an edit without an answer was made from.
  const [lost, setLost] = useState<string>();
  const ready = { ...loaded, value: fields && loaded.value };

  return (
    <Loaded of={ready} what="this request" lines={8}>
      {({ request, type }) =>
        request.allowedActions.edit.allowed ? (
          <>
            <AskedForChanges request={request} />
            <RequestForm
              key={request.digest}
              type={type}
              fields={fields ?? []}
              given={request}
              submitLabel="Submit new revision"
              onCancel={() => navigate(requestPage)}
              explain={error =>
                isStaleRevision(error, request.digest) && (
                  <StaleRevision
                    maybeOwn={lost === request.digest}
                    loading={loaded.loading}
                    onLoad={loaded.reload}
                  />
                )
              }
              onSubmit={async draft => {
                const { digest } = request;
                try {
                  await api.editRequest(id, {
                    ...editOf(draft, { request, type }),
                    digest,
                  });
                } catch (error) {
                  if (isAnswerLost(error)) {
                    setLost(digest);
                  }
                  throw error;
                }
                navigate(requestPage);
              }}
            />
          </>
        ) : (
          <Alert severity="info">
            {request.allowedActions.edit.reason}{' '}
            <Link to={requestPage}>Back to request #{request.number}</Link>
          </Alert>
        )
      }
    </Loaded>
  );
};

/** What an edit says; of emergencies and planned times only where there is or was one. */
function editOf(
  draft: RequestDraft,
  { request, type }: { request: InfraRequest; type: RequestType },
): Omit<RequestEdit, 'digest'> {
  const { parameters, justification, emergency, incident, notBefore } = draft;
  return {
    parameters,
    justification: justification ?? '',
    ...((type.offersEmergency || request.emergency || emergency) && {
      emergency: emergency ?? false,
    }),
    ...((request.incident || incident) && { incident: incident ?? '' }),
    ...((request.notBefore || notBefore) && { notBefore: notBefore ?? null }),
  };
}

/** Changes a request that waits, or answers those who asked for changes: a new revision. */
export const EditRequestPage = () => {
  const { id = '' } = useParams();
  return <EditRequest key={id} id={id} />;
};
