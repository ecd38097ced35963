import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useRequestList } from '../../hooks/useRequestList';
import { Loaded } from '../Loaded/Loaded';
import { RequestTable } from '../RequestTable/RequestTable';

/** What the person asked for, or had asked for them, the newest first. */
export const MyRequests = () => {
  const { list, showMore } = useRequestList({ scope: 'mine', limit: 20 });
  return (
    <section aria-labelledby="infra-requests-mine">
      <Typography
        id="infra-requests-mine"
        variant="h5"
        component="h2"
        gutterBottom
      >
        My requests
      </Typography>
      <Loaded of={list} what="your requests">
        {({ items, more }) =>
          items.length === 0 ? (
            <Typography color="textSecondary">
              You have not asked for anything yet. Choose something above: the
              form shows at once whether it will be automatic, what it costs and
              who has to approve.
            </Typography>
          ) : (
            <>
              <RequestTable requests={items} label="My requests" />
              {more && <Button onClick={showMore}>Show more</Button>}
            </>
          )
        }
      </Loaded>
    </section>
  );
};
