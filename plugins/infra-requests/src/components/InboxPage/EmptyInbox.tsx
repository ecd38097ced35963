import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';
import { FILTERS, type InboxQuery } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import { rootRouteRef } from '../../routes';

const useStyles = makeStyles(({ spacing }) => ({
  empty: { padding: spacing(4, 3), textAlign: 'center' },
}));

/** Why the list is empty, and where to go from here. */
export const EmptyInbox = ({ inbox }: { inbox: InboxQuery }) => {
  const classes = useStyles();
  const t = useTranslate();
  const catalogue = useRouteRef(rootRouteRef)();
  const { scope, filtered, change } = inbox;
  if (filtered) {
    const none = Object.fromEntries(FILTERS.map(name => [name, undefined]));
    return (
      <Paper className={classes.empty}>
        <Typography paragraph>{t('inbox.empty.filtered')}</Typography>
        <Button
          variant="outlined"
          onClick={() => change({ ...none, q: undefined })}
        >
          {t('inbox.empty.clear')}
        </Button>
      </Paper>
    );
  }
  return (
    <Paper className={classes.empty}>
      <Typography paragraph>{t(`inbox.empty.${scope}`)}</Typography>
      {scope === 'inbox' && (
        <Button variant="outlined" onClick={() => change({ scope: 'team' })}>
          {t('inbox.empty.seeTeam')}
        </Button>
      )}
      {(scope === 'reviews' || scope === 'decided') && (
        <Button variant="outlined" onClick={() => change({ scope: 'inbox' })}>
          {t('inbox.empty.seeInbox')}
        </Button>
      )}
      {(scope === 'team' || scope === 'all') && (
        <Button variant="outlined" component={Link} role="link" to={catalogue}>
          {t('inbox.empty.request')}
        </Button>
      )}
    </Paper>
  );
};
