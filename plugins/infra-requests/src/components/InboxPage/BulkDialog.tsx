import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import Dialog from '@material-ui/core/Dialog';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import { BulkForm, type BulkWords } from './BulkForm';
import { BulkResults } from './BulkResults';
import type { Marked } from './InboxRow';
import { resultsOf, wordsSent, type Result } from './bulkVotes';
import { look } from './useLooked';

type BulkDialogProps = {
  marked: Marked[];
  verdict: Verdict;
  /** As soon as votes were taken: these need the person no more. */
  onDecided: (ids: string[]) => void;
  /** Opens one of them beside the list. */
  onLook: (id: string) => void;
  onClose: () => void;
};

/** The same vote on several requests: what it needs first, then what became of it on each. */
export const BulkDialog = (props: BulkDialogProps) => {
  const { verdict, onDecided, onLook, onClose } = props;
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  // What is decided is what was selected when the dialog opened.
  const [marked] = useState(props.marked);
  const [words, setWords] = useState<BulkWords>({ comment: '', reference: '' });
  const [results, setResults] = useState<Result[]>();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();

  const send = async (items: Marked[]) => {
    setSending(true);
    setFailure(undefined);
    try {
      const outcomes = await api.voteOnMany({
        verdict,
        ...wordsSent(words.comment, words.reference),
        items: items.map(({ id, digest }) => ({ id, digest })),
      });
      const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
      const looked = await look(
        api,
        refused.map(({ id }) => id),
      );
      const found = resultsOf({ marked: items, outcomes, looked, t });
      setResults((before = []) => [
        ...before.filter(({ marked: { id } }) =>
          items.every(item => item.id !== id),
        ),
        ...found,
      ]);
      onDecided(
        outcomes
          .filter(({ outcome }) => outcome !== 'refused')
          .map(({ id }) => id),
      );
    } catch (error) {
      const { status, message: reason } = readRefusal(error);
      setFailure(
        status === undefined
          ? t('inbox.bulkResult.noAnswer', { reason })
          : t('inbox.bulkResult.failed', { reason }),
      );
    } finally {
      setSending(false);
    }
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={sending ? undefined : onClose}
      aria-labelledby="infra-requests-bulk"
    >
      {results ? (
        <BulkResults
          results={results}
          sending={sending}
          failure={failure}
          onRetry={send}
          onLook={onLook}
          onClose={onClose}
        />
      ) : (
        <BulkForm
          marked={marked}
          verdict={verdict}
          words={words}
          onWords={setWords}
          sending={sending}
          failure={failure}
          onSend={send}
          onLook={onLook}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
};
