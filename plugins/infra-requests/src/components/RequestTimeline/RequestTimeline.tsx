import type {
  InfraRequest,
  RequestHistory,
} from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import type { Live } from '../../hooks/useLive';
import { useTiers } from '../../hooks/useTiers';
import { Loaded } from '../Loaded/Loaded';
import { VerificationBadge } from '../VerificationBadge/VerificationBadge';
import { TimelineEntry } from './TimelineEntry';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(2, 0, 0) },
}));

type RequestTimelineProps = {
  history: Live<RequestHistory>;
  tier: InfraRequest['tier'];
};

/** Everything that happened to a request, oldest first, and whether the record holds. */
export const RequestTimeline = ({ history, tier }: RequestTimelineProps) => {
  const classes = useStyles();
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
