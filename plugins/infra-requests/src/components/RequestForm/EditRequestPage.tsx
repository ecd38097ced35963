import { useCallback, useContext, useRef, useState } from 'react';
import {
  identityApiRef,
  storageApiRef,
  useApi,
  useRouteRef,
} from '@backstage/core-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import type {
  InfraRequest,
  RequestDraft,
  RequestEdit,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import { DateTime } from 'luxon';
import { useNavigate, useParams } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useFormFields } from '../../hooks/useFormFields';
import { useOnce } from '../../hooks/useLive';
import { usePageTitle } from '../../hooks/usePageTitle';
import { TextLink } from '../TextLink/TextLink';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef } from '../../routes';
import { Loaded } from '../Loaded/Loaded';
import { AskedForChanges } from './AskedForChanges';
import { draftKeys, readKept } from './formDrafts';
import { personAsking } from './loadNewForm';
import { ProvidedLayoutsContext } from './ProvidedLayouts';
import { RequestForm } from './RequestForm';
import { StaleRevision, isStaleRevision } from './StaleRevision';
import { KeptNotice } from './StartNotices';
import { fromStored, toStored, type StoredDraft } from './storedDraft';
import { isAnswerLost } from './SubmitFailure';
import { useKeeping } from './useKeeping';
import { useKeptDraft } from './useKeptDraft';

interface Edit {
  request: InfraRequest;
  type: RequestType;
  /** Where the draft of the edit is kept. */
  draftKey: string;
  kept?: StoredDraft;
}

type EditFormProps = Edit & {
  fields: FieldExtensionOptions[];
  /** Whether another revision was here before. */
  replaces: boolean;
  loading: boolean;
  onLoad: () => void;
};

const EditForm = (props: EditFormProps) => {
  const { request, type, draftKey, fields } = props;
  const { id, digest, number } = request;
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const t = useTranslate();
  const requestPage = useRouteRef(requestRouteRef)({ id });
  const layouts = useContext(ProvidedLayoutsContext);
  // Whether an edit from this revision got no answer.
  const [lost, setLost] = useState(false);
  // What was made of an older revision is not what anybody wants of this one.
  const kept = useKeptDraft(
    props.kept?.start === digest ? props.kept : undefined,
    digest,
  );
  const { keep, forget } = useKeeping(props.kept && draftKey);
  usePageTitle(t('form.editTitle', { number: String(number) }));

  const submit = async (draft: RequestDraft) => {
    try {
      await api.editRequest(id, {
        ...editOf(draft, { request, type }),
        digest,
      });
    } catch (error) {
      setLost(before => before || isAnswerLost(error));
      throw error;
    }
    forget();
    navigate(requestPage);
  };

  return (
    <>
      <AskedForChanges request={request} />
      <RequestForm
        key={kept.round}
        replaces={props.replaces || kept.round > 0}
        type={type}
        fields={fields}
        layouts={layouts}
        given={{ ...request, requestedFor: null }}
        kept={kept.draft?.answers}
        editing={request}
        notices={
          <KeptNotice
            kept={kept}
            type={type}
            onStartAfresh={() => {
              forget();
              kept.startAfresh();
            }}
          />
        }
        submitLabel={t('form.submitRevision')}
        onAnswer={answers =>
          keep({
            key: draftKey,
            value: toStored(answers, {
              type,
              start: digest,
              at: DateTime.utc().toISO(),
            }),
          })
        }
        onCancel={() => {
          forget();
          navigate(requestPage);
        }}
        explain={error =>
          isStaleRevision(error, digest) && (
            <StaleRevision
              maybeOwn={lost}
              loading={props.loading}
              onLoad={props.onLoad}
            />
          )
        }
        onSubmit={submit}
      />
    </>
  );
};

const EditRequest = ({ id }: { id: string }) => {
  const api = useApi(infraRequestsApiRef);
  const storage = useApi(storageApiRef);
  const identity = useApi(identityApiRef);
  const t = useTranslate();
  const requestPage = useRouteRef(requestRouteRef)({ id });
  const fields = useFormFields();
  const loaded = useOnce(
    useCallback(async (): Promise<Edit> => {
      const [request, person] = await Promise.all([
        api.getRequest(id),
        personAsking(identity),
      ]);
      const draftKey = draftKeys.ofEdit(person, id);
      const [type, kept] = await Promise.all([
        api.getRequestType(request.type),
        readKept(storage, draftKey),
      ]);
      return { request, type, draftKey, kept: fromStored(kept, type) };
    }, [api, storage, identity, id]),
  );
  const first = useRef<string>();
  first.current ??= loaded.value?.request.digest;
  const ready = { ...loaded, value: fields && loaded.value };

  return (
    <Loaded of={ready} what={t('form.thisRequest')} lines={8}>
      {edit =>
        edit.request.allowedActions.edit.allowed ? (
          <EditForm
            key={edit.request.digest}
            {...edit}
            fields={fields ?? []}
            replaces={edit.request.digest !== first.current}
            loading={loaded.loading}
            onLoad={loaded.reload}
          />
        ) : (
          <Alert severity="info">
            {edit.request.allowedActions.edit.reason}{' '}
            <TextLink to={requestPage}>
              {t('form.backTo', { number: String(edit.request.number) })}
            </TextLink>
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
