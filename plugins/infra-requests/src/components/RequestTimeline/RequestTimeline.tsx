import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useLive } from '../../hooks/useLive';
import { Loaded } from '../Loaded/Loaded';
import { VerificationBadge } from '../VerificationBadge/VerificationBadge';
import { TimelineEntry } from './TimelineEntry';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(2, 0, 0) },
}));

type RequestTimelineProps = {
  id: string;
  /** When the request last changed, so that the record is read again when it did. */
  updatedAt: string;
};

/** Everything that happened to a request, oldest first, and whether the record holds. */
export const RequestTimeline = ({ id, updatedAt }: RequestTimelineProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const history = useLive(
    useCallback(
      async () => ({ ...(await api.getHistory(id)), updatedAt }),
      [api, id, updatedAt],
    ),
    { about: id },
  );
  return (
    <Loaded of={history} what="the record">
      {({ items, verification }) => (
        <>
          <VerificationBadge verification={verification} />
          <ol className={classes.list}>
            {items.map(entry => (
              <TimelineEntry key={entry.seq} entry={entry} />
            ))}
          </ol>
        </>
      )}
    </Loaded>
  );
};
