import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { readRefusal } from '../../api/refusal';
import { TextLink } from '../TextLink/TextLink';
import { useTranslate } from '../../hooks/useTranslate';

/** Whether the server refused because an earlier try of the same form, with other answers, had arrived. */
export function isEarlierTry(error: unknown): boolean {
  const { status, message } = readRefusal(error);
  return status === 409 && /idempotency[- ]key/i.test(message);
}

/** Leads to the request that was submitted although nobody heard of it. */
export const EarlierTry = ({ myRequests }: { myRequests: string }) => {
  const t = useTranslate();
  return (
    <Alert severity="warning">
      <AlertTitle>{t('form.earlier.title')}</AlertTitle>
      {t('form.earlier.text', {
        link: <TextLink to={myRequests}>{t('form.earlier.link')}</TextLink>,
      })}
    </Alert>
  );
};
