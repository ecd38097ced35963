import { useEffect, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { useApi } from '@backstage/core-plugin-api';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import {
  FILTERS,
  ORDERS,
  type Filter,
  type InboxQuery,
  type Scope,
} from '../../hooks/useInboxQuery';
import { isEntityRef } from '../EntityLinks/EntityLinks';
import { wordsOf } from '../RequestForm/fieldLabels';

const TYPING_PAUSE_MS = 300;

/** The longest page that the API gives. */
const PAGE = 100;

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    margin: theme.spacing(2, 0),
    // The secondary colour is too pale for the page's own background.
    '& label:not(.Mui-focused)': { color: theme.palette.text.primary },
  },
  filter: { minWidth: 150, flexGrow: 1, maxWidth: 200 },
  search: { minWidth: 200, flexGrow: 1, maxWidth: 400 },
}));

type InboxFiltersProps = { inbox: InboxQuery; shown: RequestSummary[] };

const Search = ({ inbox }: { inbox: InboxQuery }) => {
  const classes = useStyles();
  const applied = inbox.query.q ?? '';
  const [typed, setTyped] = useState(applied);
  useEffect(() => setTyped(applied), [applied]);
  useDebounce(
    () => {
      if (typed !== applied) {
        inbox.change({ q: typed, request: undefined }, { replace: true });
      }
    },
    TYPING_PAUSE_MS,
    [typed],
  );
  return (
    <TextField
      id="infra-requests-search"
      type="search"
      size="small"
      variant="outlined"
      label="Search"
      className={classes.search}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
};

/** Narrows the list down, and orders it. */
export const InboxFilters = ({ inbox, shown }: InboxFiltersProps) => {
  const classes = useStyles();
  const choices = useChoices(inbox.scope, shown);
  return (
    <div className={classes.filters} role="search">
      <Search inbox={inbox} />
      {FILTERS.map(name => {
        const value = inbox.filter(name);
        const known = choices[name];
        const options =
          value && !known.has(value)
            ? new Map([
                ...known,
                [value, name === 'owner' ? ownerName(value) : value],
              ])
            : known;
        return (
          <TextField
            key={name}
            id={`infra-requests-filter-${name}`}
            select
            size="small"
            variant="outlined"
            label={wordsOf(name)}
            className={classes.filter}
            value={value}
            onChange={event =>
              inbox.change({ [name]: event.target.value, request: undefined })
            }
          >
            <MenuItem value="">Any</MenuItem>
            {[...options].map(([id, label]) => (
              <MenuItem key={id} value={id}>
                {label}
              </MenuItem>
            ))}
          </TextField>
        );
      })}
      <TextField
        id="infra-requests-order"
        select
        size="small"
        variant="outlined"
        label="Order"
        className={classes.filter}
        value={inbox.order}
        onChange={event =>
          inbox.change({ order: event.target.value, request: undefined })
        }
      >
        {ORDERS.map(({ order, label }) => (
          <MenuItem key={order} value={order}>
            {label}
          </MenuItem>
        ))}
      </TextField>
    </div>
  );
};

/** What can be chosen: every type and tier, and the environments and owners in the scope, whatever is filtered. */
function useChoices(
  scope: Scope,
  shown: RequestSummary[],
): Record<Filter, Map<string, string>> {
  const api = useApi(infraRequestsApiRef);
  const { value: types = [] } = useAsync(() => api.listRequestTypes(), [api]);
  const { value: policy } = useAsync(() => api.getPolicy(), [api]);
  const { value: inScope } = useAsync(
    () => api.listRequests({ scope, limit: PAGE }),
    [api, scope],
  );
  // What is shown may be newer than the scope was read, or beyond its first page.
  const known = [...(inScope?.items ?? []), ...shown];
  return {
    type: new Map(types.map(({ id, title }) => [id, title])),
    tier: new Map(
      [...(policy?.tiers ?? known.map(({ tier }) => tier))].map(
        ({ id, title }) => [id, title],
      ),
    ),
    environment: new Map(
      known.flatMap(({ environment }) =>
        environment ? [[environment, environment] as const] : [],
      ),
    ),
    owner: new Map(known.map(({ owner }) => [owner, ownerName(owner)])),
  };
}

function ownerName(owner: string): string {
  return isEntityRef(owner)
    ? humanizeEntityRef(parseEntityRef(owner), { defaultKind: 'group' })
    : owner;
}
