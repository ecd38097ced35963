import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useTranslate } from '../../hooks/useTranslate';
import { inboxRouteRef } from '../../routes';
import type { Fact } from '../RequestLines/RequestLines';
import { RequestSection } from './RequestSection';
import { RunningSum } from './RunningSum';
import { useOpenRequestsOf, useRunningOf } from './useEntityRequests';

const OPEN_FACTS: Fact[] = ['environment', 'cost', 'due'];
const RUNNING_FACTS: Fact[] = ['environment', 'cost', 'since', 'expiry'];

/** So many are summed up, also where fewer are shown. */
const SUMMED = 100;

type EntitySectionProps = { entityRef: string; shown: number };

/** Leads to every request about an entity. */
const AllOf = ({ entityRef }: { entityRef: string }) => {
  const t = useTranslate();
  const inbox = useRouteRef(inboxRouteRef)();
  const query = new URLSearchParams({ scope: 'all', entity: entityRef });
  return (
    <Typography variant="body2">
      <Link to={`${inbox}?${query}`}>{t('elsewhere.entity.showAll')}</Link>
    </Typography>
  );
};

/** What waits for a decision about an entity. */
export const OpenSection = ({ entityRef, shown }: EntitySectionProps) => {
  const t = useTranslate();
  const { list } = useOpenRequestsOf({ entityRef, limit: shown });
  return (
    <RequestSection
      title={t('elsewhere.entity.open')}
      what={t('elsewhere.entity.whatOpen')}
      of={list}
      none={t('elsewhere.entity.noneOpen')}
      facts={OPEN_FACTS}
      after={({ more }) => more && <AllOf entityRef={entityRef} />}
    />
  );
};

/** What runs for an entity since when, what that costs, and until when. */
export const RunningSection = ({ entityRef, shown }: EntitySectionProps) => {
  const t = useTranslate();
  const { list } = useRunningOf({ entityRef, limit: SUMMED });
  return (
    <RequestSection
      title={t('elsewhere.entity.running')}
      what={t('elsewhere.entity.whatRunning')}
      of={list}
      none={t('elsewhere.entity.noneRunning')}
      facts={RUNNING_FACTS}
      showState={false}
      shown={shown}
      before={({ items, more }) => <RunningSum running={items} more={more} />}
      after={({ items }) =>
        items.length > shown && <AllOf entityRef={entityRef} />
      }
    />
  );
};
