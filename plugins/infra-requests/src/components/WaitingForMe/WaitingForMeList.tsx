import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useCounts } from '../../hooks/useCounts';
import { useRequestList } from '../../hooks/useRequestList';
import { useTranslate } from '../../hooks/useTranslate';
import { inboxRouteRef } from '../../routes';
import { Loaded } from '../Loaded/Loaded';
import { RequestLines, type Fact } from '../RequestLines/RequestLines';

const SHOWN = 5;
const FACTS: Fact[] = ['environment', 'owner', 'cost', 'due'];

/** The most urgent of what waits for the person's vote, and the way to the rest. */
export const WaitingForMeList = () => {
  const t = useTranslate();
  const inbox = useRouteRef(inboxRouteRef)();
  const { waiting } = useCounts();
  const { list } = useRequestList({
    scope: 'inbox',
    order: 'urgent',
    limit: SHOWN,
  });
  return (
    <Loaded of={list} what={t('elsewhere.waiting.what')} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <>
            <Typography color="textSecondary">
              {t('elsewhere.waiting.none')}
            </Typography>
            <Typography variant="body2">
              <Link to={`${inbox}?scope=team`}>
                {t('elsewhere.waiting.asMember')}
              </Link>
            </Typography>
          </>
        ) : (
          <>
            <RequestLines
              requests={items}
              label={t('elsewhere.waiting.title')}
              facts={FACTS}
              showState={false}
            />
            <Typography variant="body2">
              <Link to={inbox}>
                {waiting > items.length
                  ? t('elsewhere.waiting.all', { count: waiting })
                  : t('elsewhere.waiting.inbox')}
              </Link>
            </Typography>
          </>
        )
      }
    </Loaded>
  );
};
