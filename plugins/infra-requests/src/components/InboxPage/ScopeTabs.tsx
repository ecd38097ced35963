import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { RequestCounts } from '@infra-requests/plugin-infra-requests-common';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { SCOPES, type InboxQuery, type Scope } from '../../hooks/useInboxQuery';
import { useLive } from '../../hooks/useLive';

const useStyles = makeStyles(theme => ({
  tab: { minWidth: 0, textTransform: 'none' },
  overdue: {
    backgroundColor: theme.palette.error.dark,
    color: theme.palette.getContrastText(theme.palette.error.dark),
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0.25, 0.75),
  },
}));

/** Whose requests the inbox shows. */
export const ScopeTabs = ({ inbox }: { inbox: InboxQuery }) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const { value: counts } = useLive(
    useCallback(() => api.countRequests(), [api]),
  );
  const overdue = counts?.overdueReviews ?? 0;
  return (
    <Tabs
      value={inbox.scope}
      onChange={(_, scope: Scope) =>
        inbox.change({ scope, request: undefined })
      }
      indicatorColor="primary"
      variant="scrollable"
      scrollButtons="off"
      aria-label="Whose requests"
    >
      {SCOPES.map(({ scope, label }) => (
        <Tab
          key={scope}
          value={scope}
          label={
            <span>
              {labelWithCount({ label, scope, counts })}
              {scope === 'reviews' && overdue > 0 && (
                <>
                  {' '}
                  <span className={classes.overdue}>{overdue} overdue</span>
                </>
              )}
            </span>
          }
          className={classes.tab}
        />
      ))}
    </Tabs>
  );
};

function labelWithCount(options: {
  label: string;
  scope: Scope;
  counts?: RequestCounts;
}) {
  const { label, scope, counts } = options;
  const count =
    scope === 'inbox' || scope === 'team' || scope === 'reviews'
      ? counts?.[scope]
      : undefined;
  return count ? `${label} (${count})` : label;
}
