import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { InboxQuery } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import type { Part } from './refusedParts';

type OddAddressProps = { inbox: InboxQuery; parts: Part[] };

/** Says which filters of an address mean nothing, and takes them away. */
export const OddAddress = ({ inbox, parts }: OddAddressProps) => {
  const t = useTranslate();
  const asked = parts.filter(part =>
    part === 'q' ? inbox.query.q : inbox.filter(part).length > 0,
  );
  return (
    <Alert
      severity="warning"
      action={
        <Button
          color="inherit"
          size="small"
          onClick={() =>
            inbox.change({
              ...Object.fromEntries(parts.map(part => [part, undefined])),
              request: undefined,
            })
          }
        >
          {t('inbox.odd.clear')}
        </Button>
      }
    >
      <AlertTitle>{t('inbox.odd.title')}</AlertTitle>
      {t('inbox.odd.text', {
        filters: asked
          .map(part =>
            t(part === 'q' ? 'inbox.search.label' : `inbox.filters.${part}`),
          )
          .join(', '),
      })}
    </Alert>
  );
};
