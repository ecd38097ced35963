import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  infraRequestCreatePermission,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAddress } from '../../hooks/useAddress';
import { useOnce } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { Catalogue, type Offer } from './Catalogue';
import { CatalogueSearch } from './CatalogueSearch';
import { ForEntity, useOffersFor } from './ForEntity';
import { MyRequests } from './MyRequests';
import { RecentTypes } from './RecentTypes';
import { searchTypes } from './searchTypes';

/** Where request types are configured. */
const SETTING = 'infraRequests.requestTypes';

const Searched = ({ offers, entityRef }: SearchedProps) => {
  const t = useTranslate();
  const { params, change } = useAddress();
  const query = params.get('q') ?? '';
  const { allowed, loading } = usePermission({
    permission: infraRequestCreatePermission,
  });
  const types = useMemo(() => offers.map(({ type }) => type), [offers]);
  const hits = new Set(searchTypes(types, query));
  const search = (q: string) => change({ q }, { replace: true });

  if (offers.length === 0) {
    return (
      <Typography paragraph>
        {entityRef
          ? t('catalogue.forEntity.nothing', { entity: entityRef })
          : t('catalogue.empty', {
              key: <code>{SETTING}</code>,
            })}
      </Typography>
    );
  }
  return (
    <>
      {!allowed && !loading && (
        <Alert severity="info" style={{ marginBottom: 16 }}>
          {t('catalogue.needsPermission', {
            permission: infraRequestCreatePermission.name,
          })}
        </Alert>
      )}
      <CatalogueSearch
        query={query}
        onChange={search}
        shown={hits.size}
        all={types.length}
      />
      {!query && !entityRef && allowed && <RecentTypes types={types} />}
      {hits.size === 0 && (
        <Typography paragraph>
          {t('catalogue.nothingFound', { query })}{' '}
          <Button color="primary" onClick={() => search('')}>
            {t('catalogue.showAll')}
          </Button>
        </Typography>
      )}
      <Catalogue
        offers={offers.filter(({ type }) => hits.has(type))}
        mayAsk={allowed || loading}
      />
    </>
  );
};

const OfferedFor = (props: { entityRef: string; types: RequestType[] }) => {
  const t = useTranslate();
  const offers = useOffersFor(props);
  return (
    <>
      <ForEntity entityRef={props.entityRef} />
      <Loaded of={offers} what={t('catalogue.forEntity.what')}>
        {value => <Searched offers={value} entityRef={props.entityRef} />}
      </Loaded>
    </>
  );
};

/** What can be asked for, and what the person has asked for. */
export const CataloguePage = () => {
  const api = useApi(infraRequestsApiRef);
  const t = useTranslate();
  const { params } = useAddress();
  const entityRef = params.get('for') ?? undefined;
  const types = useOnce(useCallback(() => api.listRequestTypes(), [api]));
  return (
    <>
      <Loaded of={types} what={t('catalogue.what')}>
        {value =>
          entityRef ? (
            <OfferedFor entityRef={entityRef} types={value} />
          ) : (
            <Searched offers={value.map(type => ({ type }))} />
          )
        }
      </Loaded>
      {!entityRef && <MyRequests />}
    </>
  );
};

type SearchedProps = { offers: Offer[]; entityRef?: string };
