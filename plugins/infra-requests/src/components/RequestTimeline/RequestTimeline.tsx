import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useLive } from '../../hooks/useLive';
import { useTiers } from '../../hooks/useTiers';
import { Loaded } from '../Loaded/Loaded';
import { VerificationBadge } from '../VerificationBadge/VerificationBadge';
import { TimelineEntry } from './TimelineEntry';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(2, 0, 0) },
}));

type RequestTimelineProps = {
  /** Where the request last changed at another time, the record is read again. */
  request: Pick<InfraRequest, 'id' | 'updatedAt' | 'tier'>;
};

/** Everything that happened to a request, oldest first, and whether the record holds. */
export const RequestTimeline = ({ request }: RequestTimelineProps) => {
  const { id, updatedAt, tier } = request;
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const history = useLive(
    useCallback(
      async () => ({ ...(await api.getHistory(id)), updatedAt }),
      [api, id, updatedAt],
    ),
    { about: id },
  );
  const tierTitles = new Map(useTiers(tier).map(one => [one.id, one.title]));
  return (
    <Loaded of={history} what="the record">
      {({ items, verification }) => (
        <>
          <VerificationBadge verification={verification} />
          <ol className={classes.list}>
            {items.map(entry => (
              <TimelineEntry key={entry.seq} {...{ entry, tierTitles }} />
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
};
