import { useContext, useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApiHolder } from '@backstage/core-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { ProvidedFieldsContext } from '../components/RequestForm/ProvidedFields';
import { SECRET_FIELD } from '../components/RequestForm/SecretField';

/**
 * The Scaffolder's form fields (OwnerPicker, EntityPicker and whatever the app added); nothing while they load.
 * The new frontend system has an API for them; the legacy page collects them and provides them itself.
 */
export function useFormFields(): FieldExtensionOptions[] | undefined {
  const provided = useContext(ProvidedFieldsContext);
  const formFieldsApi = useApiHolder().get(formFieldsApiRef);
  const { value: loaded, loading } = useAsync(async () => {
    const fields = (await formFieldsApi?.loadFormFields()) ?? [];
    // The Scaffolder has no public way to open the opaque type; at run time it is the options themselves.
    return fields as unknown as FieldExtensionOptions[];
  }, [formFieldsApi]);
  return useMemo(
    () =>
      loading ? undefined : [SECRET_FIELD, ...(loaded ?? []), ...provided],
    [loading, loaded, provided],
  );
}
