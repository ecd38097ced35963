import { InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import { usePageEntity } from '../../hooks/usePageEntity';
import { useTranslate } from '../../hooks/useTranslate';
import { AskAgain } from '../CataloguePage/AskAgain';
import type { Fact } from '../RequestLines/RequestLines';
import { OpenSection, RunningSection } from './EntitySections';
import { RequestForEntity } from './RequestForEntity';
import { RequestSection } from './RequestSection';
import { useRecentRequestsOf } from './useEntityRequests';

const OPEN_SHOWN = 20;
const RUNNING_SHOWN = 100;
const RECENT_SHOWN = 20;

const RECENT_FACTS: Fact[] = ['environment', 'owner', 'cost', 'asked'];

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    justifyContent: 'flex-end',
    marginBottom: theme.spacing(2),
    '&:empty': { display: 'none' },
  },
}));

const RecentSection = ({ entityRef }: { entityRef: string }) => {
  const t = useTranslate();
  const { list, showMore } = useRecentRequestsOf({
    entityRef,
    limit: RECENT_SHOWN,
  });
  return (
    <RequestSection
      title={t('elsewhere.entity.recent')}
      what={t('elsewhere.entity.whatRecent')}
      of={list}
      none={t('elsewhere.entity.nothing')}
      facts={RECENT_FACTS}
      action={request => <AskAgain request={request} />}
      after={({ more }) =>
        more && <Button onClick={showMore}>{t('catalogue.mine.more')}</Button>
      }
    />
  );
};

/** Everything that was asked for the entity of the page. */
export const EntityInfraRequestsContent = () => {
  const classes = useStyles();
  const { entity, entityRef } = usePageEntity();
  return (
    <>
      <div className={classes.head}>
        <RequestForEntity entity={entity} />
      </div>
      <Grid container spacing={3}>
        <Grid item xs={12} md={5}>
          <InfoCard>
            <RunningSection entityRef={entityRef} shown={RUNNING_SHOWN} />
          </InfoCard>
        </Grid>
        <Grid item xs={12} md={7}>
          <InfoCard>
            <OpenSection entityRef={entityRef} shown={OPEN_SHOWN} />
          </InfoCard>
        </Grid>
        <Grid item xs={12}>
          <InfoCard>
            <RecentSection entityRef={entityRef} />
          </InfoCard>
        </Grid>
      </Grid>
    </>
  );
};
