import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from 'react-router-dom';
import {
  FILTERS,
  type InboxQuery,
  type Scope,
} from '../../hooks/useInboxQuery';
import { rootRouteRef } from '../../routes';

const NOTHING: Record<Scope, string> = {
  inbox: 'Nothing waits for you. New requests show up here by themselves.',
  team: 'Nothing waits for any of your groups.',
  decided: 'You have not decided on anything yet.',
  reviews: 'No approval in an emergency waits for your review.',
  all: 'There are no requests that you may see.',
};

/** Why the list is empty, and where to go from here. */
export const EmptyInbox = ({ inbox }: { inbox: InboxQuery }) => {
  const catalogue = useRouteRef(rootRouteRef)();
  if (inbox.filtered) {
    const none = Object.fromEntries(FILTERS.map(name => [name, undefined]));
    return (
      <div>
        <Typography paragraph>
          Nothing matches the search and the filters.
        </Typography>
        <Button
          variant="outlined"
          onClick={() => inbox.change({ ...none, q: undefined })}
        >
          Clear them
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Typography paragraph>{NOTHING[inbox.scope]}</Typography>
      {inbox.scope === 'inbox' && (
        <Button
          variant="outlined"
          onClick={() => inbox.change({ scope: 'team' })}
        >
          See what waits for my teams
        </Button>
      )}
      {inbox.scope !== 'inbox' && inbox.scope !== 'reviews' && (
        <Button variant="outlined" component={Link} role="link" to={catalogue}>
          Request something
        </Button>
      )}
    </div>
  );
};
