import { useCallback, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useNavigate, useParams } from 'react-router-dom';
import { v4 as uuid } from 'uuid';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useFormFields } from '../../hooks/useFormFields';
import { useOnce } from '../../hooks/useLive';
import { requestRouteRef, rootRouteRef } from '../../routes';
import { Loaded } from '../Loaded/Loaded';
import { EarlierTry, isEarlierTry } from './EarlierTry';
import { RequestForm } from './RequestForm';

const NewRequest = ({ typeId }: { typeId: string }) => {
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const catalogue = useRouteRef(rootRouteRef);
  const request = useRouteRef(requestRouteRef);
  // One per form, so that pressing submit twice, or again after a lost answer, asks only once.
  const [idempotencyKey] = useState(() => uuid());
  const fields = useFormFields();
  const type = useOnce(
    useCallback(() => api.getRequestType(typeId), [api, typeId]),
  );
  const ready = { ...type, value: fields && type.value };

  return (
    <Loaded of={ready} what="this form" lines={8}>
      {value => (
        <RequestForm
          type={value}
          fields={fields ?? []}
          submitLabel="Submit request"
          onCancel={() => navigate(catalogue())}
          explain={error =>
            isEarlierTry(error) && <EarlierTry myRequests={catalogue()} />
          }
          onSubmit={async draft => {
            const { id } = await api.submit(draft, { idempotencyKey });
            navigate(request({ id }));
          }}
        />
      )}
    </Loaded>
  );
};

/** Asks for one item of the catalogue. */
export const NewRequestPage = () => {
  const { typeId = '' } = useParams();
  return <NewRequest key={typeId} typeId={typeId} />;
};
