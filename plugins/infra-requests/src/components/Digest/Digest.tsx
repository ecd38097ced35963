import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { TextLink } from '../TextLink/TextLink';
import { useRouteRef } from '@backstage/core-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import CopiedIcon from '@material-ui/icons/Check';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { useTranslate } from '../../hooks/useTranslate';
import { policyVersionRouteRef } from '../../routes';

/** As many digits as nobody mistakes for another policy's. */
const SHORT = 12;

const useStyles = makeStyles({
  digest: { whiteSpace: 'nowrap' },
  copy: { padding: 4, fontSize: '1em' },
});

/** A digest as far as people read it. */
export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}

type DigestProps = {
  digest: string;
  /** What the button is called that copies it; of a policy unless said. */
  copyLabel?: string;
};

/** A digest: short, whole on hover, and to be copied. */
export const Digest = ({ digest, copyLabel }: DigestProps) => {
  const t = useTranslate();
  const classes = useStyles();
  const [{ value: copied, error }, copy] = useCopyToClipboard();
  const isCopied = copied === digest && !error;
  return (
    <span className={classes.digest}>
      <Tooltip title={digest} interactive>
        <code>{shortDigest(digest)}</code>
      </Tooltip>
      <Tooltip
        title={t(isCopied ? 'common.digest.copied' : 'common.digest.copy')}
      >
        <IconButton
          className={classes.copy}
          aria-label={
            isCopied
              ? t('common.digest.wasCopied')
              : copyLabel ?? t('common.digest.copyPolicy')
          }
          onClick={() => copy(digest)}
        >
          {isCopied ? (
            <CopiedIcon fontSize="inherit" />
          ) : (
            <CopyIcon fontSize="inherit" />
          )}
        </IconButton>
      </Tooltip>
    </span>
  );
};

/** Leads to a policy, which may no longer be the active one. */
export const PolicyLink = ({ digest }: { digest: string }) => {
  const to = useRouteRef(policyVersionRouteRef);
  return (
    <TextLink to={to({ digest })} title={digest}>
      <code>{shortDigest(digest)}</code>
    </TextLink>
  );
};
