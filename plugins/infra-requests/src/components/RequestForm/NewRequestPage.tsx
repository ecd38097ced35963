import { useCallback, useContext, useMemo, useState } from 'react';
import {
  identityApiRef,
  storageApiRef,
  useApi,
  useRouteRef,
} from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { DateTime } from 'luxon';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { v4 as uuid } from 'uuid';
import { readRefusal } from '../../api/refusal';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useFormFields } from '../../hooks/useFormFields';
import { useOnce } from '../../hooks/useLive';
import { usePageTitle } from '../../hooks/usePageTitle';
import { TextLink } from '../TextLink/TextLink';
import { useTranslate } from '../../hooks/useTranslate';
import { requestRouteRef, rootRouteRef } from '../../routes';
import { Loaded } from '../Loaded/Loaded';
import { EarlierTry, isEarlierTry } from './EarlierTry';
import { draftKeys } from './formDrafts';
import { loadNewForm, type Copy, type NewForm } from './loadNewForm';
import { ProvidedLayoutsContext } from './ProvidedLayouts';
import { RequestForm } from './RequestForm';
import { IgnoredNotice, KeptNotice, StartNotice } from './StartNotices';
import { toStored } from './storedDraft';
import { useKeeping } from './useKeeping';
import { useKeptDraft } from './useKeptDraft';

const CopyNotice = ({ copy }: { copy: Copy }) => {
  const t = useTranslate();
  const requestPage = useRouteRef(requestRouteRef);
  if ('error' in copy) {
    const reason = readRefusal(copy.error).message;
    return <StartNotice>{t('form.start.copyFailed', { reason })}</StartNotice>;
  }
  const { id, number } = copy.request;
  const request = <TextLink to={requestPage({ id })}>#{number}</TextLink>;
  return (
    <StartNotice>
      {copy.sameType
        ? t('form.start.copied', { request })
        : t('form.start.otherType', { request })}
    </StartNotice>
  );
};

type FilledFormProps = { of: NewForm; fields: FieldExtensionOptions[] };

const FilledForm = ({ of, fields }: FilledFormProps) => {
  const { type, person, start, given, ignored, copy } = of;
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const t = useTranslate();
  const catalogue = useRouteRef(rootRouteRef);
  const request = useRouteRef(requestRouteRef);
  const layouts = useContext(ProvidedLayoutsContext);
  // One per form, so that pressing submit twice, or again after a lost answer, asks only once.
  const [idempotencyKey] = useState(() => uuid());
  const kept = useKeptDraft(of.kept, start);
  const keyOf = (action: string) => draftKeys.ofNew(person, type.id, action);
  const { keep, forget } = useKeeping(
    kept.draft && keyOf(kept.draft.answers.action),
  );
  usePageTitle(t('form.pageTitle', { type: type.title }));

  return (
    <RequestForm
      key={kept.round}
      replaces={kept.round > 0}
      type={type}
      fields={fields}
      layouts={layouts}
      given={given}
      kept={kept.draft?.answers}
      notices={
        <>
          {copy && !kept.draft && <CopyNotice copy={copy} />}
          <IgnoredNotice ignored={ignored} type={type} />
          <KeptNotice
            kept={kept}
            type={type}
            onStartAfresh={() => {
              forget();
              kept.startAfresh();
            }}
          />
        </>
      }
      submitLabel={t('form.submit')}
      onAnswer={answers =>
        keep({
          key: keyOf(answers.action),
          value: toStored(answers, {
            type,
            start,
            at: DateTime.utc().toISO(),
          }),
        })
      }
      onCancel={() => {
        forget();
        navigate(catalogue());
      }}
      explain={error =>
        isEarlierTry(error) && <EarlierTry myRequests={catalogue()} />
      }
      onSubmit={async draft => {
        const { id } = await api.submit(draft, { idempotencyKey });
        forget();
        navigate(request({ id }));
      }}
    />
  );
};

type NewRequestProps = { typeId: string; search: string };

const NewRequest = ({ typeId, search }: NewRequestProps) => {
  const api = useApi(infraRequestsApiRef);
  const storage = useApi(storageApiRef);
  const identity = useApi(identityApiRef);
  const catalog = useApi(catalogApiRef);
  const t = useTranslate();
  const fields = useFormFields();
  const sources = useMemo(
    () => ({ api, storage, identity, catalog }),
    [api, storage, identity, catalog],
  );
  const form = useOnce(
    useCallback(
      () => loadNewForm(typeId, new URLSearchParams(search), sources),
      [typeId, search, sources],
    ),
  );
  const ready = { ...form, value: fields && form.value };
  return (
    <Loaded of={ready} what={t('form.thisForm')} lines={8}>
      {value => <FilledForm of={value} fields={fields ?? []} />}
    </Loaded>
  );
};

/** Asks for one item of the catalogue. Its address may have answers, and stays, so that a reload has them too. */
export const NewRequestPage = () => {
  const { typeId = '' } = useParams();
  const { search } = useLocation();
  return (
    <NewRequest key={`${typeId}${search}`} typeId={typeId} search={search} />
  );
};
