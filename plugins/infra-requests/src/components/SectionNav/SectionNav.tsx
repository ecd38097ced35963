import { useEffect, useRef } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestsEffectsReadPermission } from '@infra-requests/plugin-infra-requests-common';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import OverdueIcon from '@material-ui/icons/ErrorOutline';
import { Link, useLocation } from 'react-router-dom';
import { useCounts } from '../../hooks/useCounts';
import { useTranslate } from '../../hooks/useTranslate';
import {
  delegationsRouteRef,
  deliveriesRouteRef,
  inboxRouteRef,
  policyRouteRef,
  rootRouteRef,
} from '../../routes';

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
    whiteSpace: 'nowrap',
    padding: theme.spacing(1.5, 2),
    // The secondary colour is too pale for the page's own background.
    color: theme.palette.text.primary,
    borderBottom: '2px solid transparent',
    '&:hover, &:focus-visible': { borderBottomColor: theme.palette.divider },
    '&[aria-current]': { borderBottomColor: theme.palette.primary.main },
  },
  count: { margin: 0, cursor: 'inherit' },
  // Filled, as red letters are too pale on the page's own background.
  overdue: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.25, 1),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.error.dark,
    color: theme.palette.getContrastText(theme.palette.error.dark),
  },
}));

/** The ways between the plugin's pages, the same in both frontend systems. */
export const SectionNav = () => {
  const classes = useStyles();
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const inbox = useRouteRef(inboxRouteRef)();
  const delegations = useRouteRef(delegationsRouteRef)();
  const policy = useRouteRef(policyRouteRef)();
  const deliveries = useRouteRef(deliveriesRouteRef)();
  const { pathname } = useLocation();
  const { waiting, overdue, waitingInWords, overdueInWords } = useCounts();
  const { allowed: seesDeliveries } = usePermission({
    permission: infraRequestsEffectsReadPermission,
  });
  const current =
    [inbox, delegations, policy, deliveries].find(path =>
      pathname.startsWith(path),
    ) ?? root;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // A small screen has no room for all of them.
    nav.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current, seesDeliveries, waiting, overdue]);
  const link = (to: string) => ({
    to,
    className: classes.link,
    'aria-current': to === current ? ('page' as const) : undefined,
  });

  return (
    <nav ref={nav} aria-label={t('nav.label')} className={classes.nav}>
      <Link {...link(root)}>{t('nav.requests')}</Link>
      <Link {...link(inbox)}>
        {t('nav.inbox')}
        {waiting > 0 && (
          <Chip
            size="small"
            color="primary"
            className={classes.count}
            label={waiting}
            aria-label={waitingInWords}
          />
        )}
      </Link>
      {overdue > 0 && (
        <Link {...link(`${inbox}?scope=reviews`)}>
          <span className={classes.overdue}>
            <OverdueIcon fontSize="inherit" />
            {overdueInWords}
          </span>
        </Link>
      )}
      <Link {...link(delegations)}>{t('nav.delegations')}</Link>
      <Link {...link(policy)}>{t('nav.policy')}</Link>
      {seesDeliveries && (
        <Link {...link(deliveries)}>{t('nav.deliveries')}</Link>
      )}
    </nav>
  );
};
