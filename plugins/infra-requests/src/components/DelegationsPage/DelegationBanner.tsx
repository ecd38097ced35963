import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { DateTime } from 'luxon';
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
  return (
    <Alert
      severity="info"
      role="status"
      aria-label="Out of office"
      className={classes.banner}
      action={<Link to={page}>Details</Link>}
    >
      <ul className={classes.sentences}>
        {active.map(({ side, delegation }) => (
          <li key={delegation.id}>
            <DelegationSentence delegation={delegation} side={side} /> until{' '}
            <time dateTime={delegation.until}>
              {timeInWords(DateTime.fromISO(delegation.until), DateTime.now())}
            </time>
            .
          </li>
        ))}
      </ul>
    </Alert>
  );
};
