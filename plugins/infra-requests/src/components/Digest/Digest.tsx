import { CopyTextButton, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { policyVersionRouteRef } from '../../routes';

/** As many digits as nobody mistakes for another policy's. */
const SHORT = 12;

const useStyles = makeStyles({
  digest: { whiteSpace: 'nowrap' },
  copy: { '& button': { padding: 4 }, '& svg': { fontSize: '1.1em' } },
});

/** A digest as far as people read it. */
export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}

/** A policy's digest: short, whole on hover, and to be copied. */
export const Digest = ({ digest }: { digest: string }) => {
  const classes = useStyles();
  return (
    <span className={classes.digest}>
      <Tooltip title={digest} interactive>
        <code>{shortDigest(digest)}</code>
      </Tooltip>
      <span className={classes.copy}>
        <CopyTextButton
          text={digest}
          tooltipText="The whole digest was copied"
          aria-label="Copy the policy's digest"
        />
      </span>
    </span>
  );
};

/** Leads to a policy, which may no longer be the active one. */
export const PolicyLink = ({ digest }: { digest: string }) => {
  const to = useRouteRef(policyVersionRouteRef);
  return (
    <Link to={to({ digest })} title={digest}>
      <code>{shortDigest(digest)}</code>
    </Link>
  );
};
