import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from 'react-router-dom';
import { readRefusal } from '../../api/refusal';

/** Whether the server refused because an earlier try of the same form, with other answers, had arrived. */
export function isEarlierTry(error: unknown): boolean {
  const { status, message } = readRefusal(error);
  return status === 409 && /idempotency[- ]key/i.test(message);
}

/** Leads to the request that was submitted although nobody heard of it. */
export const EarlierTry = ({ myRequests }: { myRequests: string }) => (
  <Alert severity="warning">
    <AlertTitle>An earlier try was submitted</AlertTitle>
    It has the answers that this form had then. Open it in{' '}
    <Link to={myRequests}>My requests</Link> to edit or cancel it.
  </Alert>
);
