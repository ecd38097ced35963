import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useAddress } from '../../hooks/useAddress';
import { useOnce } from '../../hooks/useLive';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink } from '../EntityLinks/EntityLinks';
import { offersFor } from '../Prefill/offersFor';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
  },
}));

/** What can be asked for an entity, with forms that start with it. */
export function useOffersFor(options: {
  entityRef: string;
  types: RequestType[];
}) {
  const { entityRef, types } = options;
  const catalog = useApi(catalogApiRef);
  const t = useTranslate();
  return useOnce(
    useCallback(async () => {
      const entity = await catalog.getEntityByRef(entityRef);
      if (!entity) {
        throw new NotFoundError(
          t('catalogue.forEntity.gone', { entity: entityRef }),
        );
      }
      return offersFor(types, entity);
    }, [catalog, entityRef, types, t]),
  );
}

/** Says for what the catalogue is shown, and the way back to all of it. */
export const ForEntity = ({ entityRef }: { entityRef: string }) => {
  const classes = useStyles();
  const t = useTranslate();
  const { change } = useAddress();
  return (
    <div className={classes.head}>
      <Typography variant="h4" component="h2">
        {t('catalogue.forEntity.title', {
          entity: <EntityLink entityRef={entityRef} />,
        })}
      </Typography>
      <Button onClick={() => change({ for: undefined })}>
        {t('catalogue.forEntity.stop')}
      </Button>
    </div>
  );
};
