import { useCallback } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { Link, useLocation } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useLive } from '../../hooks/useLive';
import { inboxRouteRef, policyRouteRef, rootRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  nav: {
    display: 'flex',
    overflowX: 'auto',
    borderBottom: `1px solid ${theme.palette.divider}`,
    marginTop: theme.spacing(-3),
    marginBottom: theme.spacing(3),
  },
  link: {
    ...theme.typography.subtitle2,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5, 2),
    // The secondary colour is too pale for the page's own background.
    color: theme.palette.text.primary,
    borderBottom: '2px solid transparent',
    '&:hover, &:focus-visible': { borderBottomColor: theme.palette.divider },
    '&[aria-current]': { borderBottomColor: theme.palette.primary.main },
  },
  count: { margin: 0, cursor: 'inherit' },
}));

/** The ways between the plugin's pages, the same in both frontend systems. */
export const SectionNav = () => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const root = useRouteRef(rootRouteRef)();
  const inbox = useRouteRef(inboxRouteRef)();
  const policy = useRouteRef(policyRouteRef)();
  const { pathname } = useLocation();
  const { value: counts } = useLive(
    useCallback(() => api.countRequests(), [api]),
  );
  const waiting = counts?.inbox ?? 0;
  const current =
    [inbox, policy].find(path => pathname.startsWith(path)) ?? root;
  const link = (to: string) => ({
    to,
    className: classes.link,
    'aria-current': to === current ? ('page' as const) : undefined,
  });

  return (
    <nav aria-label="Infra Requests" className={classes.nav}>
      <Link {...link(root)}>Requests</Link>
      <Link {...link(inbox)}>
        Inbox
        {waiting > 0 && (
          <Chip
            size="small"
            color="primary"
            className={classes.count}
            label={waiting}
            aria-label={`${waiting} waiting for you`}
          />
        )}
      </Link>
      <Link {...link(policy)}>Policy</Link>
    </nav>
  );
};
