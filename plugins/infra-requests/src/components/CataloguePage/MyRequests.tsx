import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestCreatePermission } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useRequestList } from '../../hooks/useRequestList';
import { useTranslate } from '../../hooks/useTranslate';
import { Loaded } from '../Loaded/Loaded';
import { RequestLines, type Fact } from '../RequestLines/RequestLines';
import { AskAgain } from './AskAgain';

const FACTS: Fact[] = ['environment', 'owner', 'cost', 'asked'];

const useStyles = makeStyles(theme => ({
  paper: { padding: theme.spacing(0, 2) },
}));

/** What the person asked for, or had asked for them, the newest first. */
export const MyRequests = () => {
  const classes = useStyles();
  const t = useTranslate();
  const { list, showMore } = useRequestList({ scope: 'mine', limit: 20 });
  const { allowed } = usePermission({
    permission: infraRequestCreatePermission,
  });
  return (
    <section aria-labelledby="infra-requests-mine">
      <Typography
        id="infra-requests-mine"
        variant="h5"
        component="h2"
        gutterBottom
      >
        {t('catalogue.mine.title')}
      </Typography>
      <Loaded of={list} what={t('catalogue.mine.what')}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Typography color="textSecondary">
              {t('catalogue.mine.empty')}
            </Typography>
          ) : (
            <>
              <Paper variant="outlined" className={classes.paper}>
                <RequestLines
                  requests={items}
                  label={t('catalogue.mine.title')}
                  facts={FACTS}
                  action={request => allowed && <AskAgain request={request} />}
                />
              </Paper>
              {more && (
                <Button onClick={showMore}>{t('catalogue.mine.more')}</Button>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
};
