import { useEffect } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useInboxQuery } from '../../hooks/useInboxQuery';
import { useRequestList } from '../../hooks/useRequestList';
import { DelegationBanner } from '../DelegationsPage/DelegationBanner';
import { Loaded } from '../Loaded/Loaded';
import { RequestDetails } from '../RequestDetails/RequestDetails';
import { EmptyInbox } from './EmptyInbox';
import { InboxFilters } from './InboxFilters';
import { InboxList } from './InboxList';
import { ScopeTabs } from './ScopeTabs';

const useStyles = makeStyles(theme => ({
  split: {
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(300px, 2fr) minmax(0, 3fr)',
    },
  },
  detail: { padding: theme.spacing(2) },
}));

/** What waits for a decision: the list, and beside it everything that the decision needs. */
export const InboxPage = () => {
  const classes = useStyles();
  const inbox = useInboxQuery();
  const { list, showMore } = useRequestList(inbox.query);
  const split = useMediaQuery(useTheme().breakpoints.up('md'));
  const { selected, change } = inbox;
  const first = list.loading ? undefined : list.value?.items[0]?.id;

  useEffect(() => {
    if (split && !selected && first) {
      change({ request: first }, { replace: true });
    }
  }, [split, selected, first, change]);

  return (
    <>
      <Typography variant="h4" component="h2" gutterBottom>
        Inbox
      </Typography>
      <DelegationBanner />
      <ScopeTabs inbox={inbox} />
      <InboxFilters inbox={inbox} shown={list.value?.items ?? []} />
      <div className={classes.split}>
        <Loaded of={list} what="the inbox" lines={6}>
          {({ items, more }) =>
            items.length === 0 ? (
              <EmptyInbox inbox={inbox} />
            ) : (
              <InboxList
                items={items}
                selected={split ? selected : undefined}
                onSelect={split ? id => change({ request: id }) : undefined}
                onShowMore={more ? showMore : undefined}
              />
            )
          }
        </Loaded>
        {split && selected && (
          <Paper className={classes.detail}>
            <RequestDetails key={selected} id={selected} embedded />
          </Paper>
        )}
      </div>
    </>
  );
};
