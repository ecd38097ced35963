import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { policyVersionsRouteRef } from '../../routes';
import { Digest } from '../Digest/Digest';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 3),
    marginBottom: theme.spacing(1),
  },
}));

/** Which policy this is, and since when it decides. */
export const PolicyHead = ({ policy }: { policy: PolicyDocument }) => {
  const classes = useStyles();
  const t = useTranslate();
  const versions = useRouteRef(policyVersionsRouteRef)();
  const digest = <Digest digest={policy.digest} />;
  return (
    <div className={classes.head}>
      <Typography component="div">
        {policy.activeSince
          ? t('policy.nameActiveFor', {
              digest,
              time: <RelativeTime at={policy.activeSince} as="elapsed" />,
            })
          : t('policy.name', { digest })}
      </Typography>
      <Link to={versions}>{t('policy.earlier')}</Link>
    </div>
  );
};
