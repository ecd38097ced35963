import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { DateTime } from 'luxon';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';
import { delegationsRouteRef } from '../../routes';
import { DelegationSentence, type Side } from './DelegationSentence';
import { timeInWords } from './period';
import { useDelegations } from './useDelegations';

const useStyles = makeStyles(theme => ({
  banner: { marginBottom: theme.spacing(2) },
  sentences: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** Says in the inbox for whom the person decides now, and who decides for the person. Silent where nobody does. */
export const DelegationBanner = () => {
  const classes = useStyles();
  const t = useTranslate();
  const language = useLanguage();
  const page = useRouteRef(delegationsRouteRef)();
  const { value } = useDelegations();
  const active = (['received', 'given'] as Side[]).flatMap(side =>
    (value?.[side] ?? [])
      .filter(({ state }) => state === 'active')
      .map(delegation => ({ side, delegation })),
  );
  if (active.length === 0) {
    return null;
  }
  const now = DateTime.now();
  return (
    <Alert
      severity="info"
      role="status"
      aria-label={t('delegations.title')}
      className={classes.banner}
      action={<Link to={page}>{t('delegations.details')}</Link>}
    >
      <ul className={classes.sentences}>
        {active.map(({ side, delegation }) => (
          <li key={delegation.id}>
            <DelegationSentence
              delegation={delegation}
              side={side}
              until={
                <time dateTime={delegation.until}>
                  {timeInWords(DateTime.fromISO(delegation.until), {
                    now,
                    t,
                    language,
                  })}
                </time>
              }
            />
          </li>
        ))}
      </ul>
    </Alert>
  );
};
