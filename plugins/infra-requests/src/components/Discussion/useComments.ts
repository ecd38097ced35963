import { useState } from 'react';
import { v4 as uuid } from 'uuid';
import { useApi } from '@backstage/core-plugin-api';
import type {
  HistoryEntry,
  InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { useKept } from '../../hooks/useKept';
import { useTranslate } from '../../hooks/useTranslate';
import { NO_COMMENT } from './mentionDraft';

/** A comment on its way into the record. */
export interface SentComment {
  /** The same however often it is sent, so that it is said once. */
  key: string;
  text: string;
  at: string;
  /** The last entry of the record when it was sent. */
  after: number;
  /** Why it did not get there. */
  problem?: string;
}

type CommentsOptions = {
  request: Pick<InfraRequest, 'id'>;
  entries: HistoryEntry[];
  onChanged: () => void;
};

/**
 * The comment that a person writes, and those that they sent and that the record does not have yet. What cannot be
 * sent stays, with the reason, until it is sent again or dropped.
 */
export function useComments(options: CommentsOptions) {
  const { request, entries, onChanged } = options;
  const api = useApi(infraRequestsApiRef);
  const t = useTranslate();
  const [draft, setDraft] = useKept(`comment ${request.id}`, NO_COMMENT);
  const [sent, setSent] = useState<SentComment[]>([]);
  const [said, setSaid] = useState('');

  const change = (key: string, changed: Partial<SentComment>) =>
    setSent(all =>
      all.map(one => (one.key === key ? { ...one, ...changed } : one)),
    );

  const post = async ({ key, text }: Pick<SentComment, 'key' | 'text'>) => {
    setSaid(t('timeline.comment.sending'));
    try {
      await api.comment(request.id, { text }, { idempotencyKey: key });
      setSaid(t('timeline.comment.sent'));
      onChanged();
    } catch (error) {
      const { message, problems, unreached } = readRefusal(error);
      const problem = unreached
        ? t('common.failure.notReached')
        : problems.at(0)?.message ?? message;
      setSaid(t('timeline.comment.notSent', { problem }));
      change(key, { problem });
    }
  };

  const drop = (key: string) =>
    setSent(all => all.filter(one => one.key !== key));

  return {
    draft,
    setDraft,
    /** What a screen reader is told. */
    said,
    sent: sent.filter(one => !isIn(entries, one)),
    send: (text: string) => {
      const key = uuid();
      const at = new Date().toISOString();
      const after = entries.at(-1)?.seq ?? 0;
      setSent(all => [...all, { key, text, at, after }]);
      setDraft(NO_COMMENT);
      post({ key, text });
    },
    again: (comment: SentComment) => {
      change(comment.key, { problem: undefined });
      post(comment);
    },
    /** Takes it back into the field, before what is written there. */
    rewrite: ({ key, text }: SentComment) => {
      drop(key);
      setDraft({ text: [text, draft.text].filter(Boolean).join('\n') });
    },
    drop,
  };
}

export type Comments = ReturnType<typeof useComments>;

/** Whether the record has a comment by now. */
function isIn(entries: HistoryEntry[], { text, after }: SentComment): boolean {
  return entries.some(
    ({ seq, action, data }) =>
      seq > after && action === 'commented' && data.text === text,
  );
}
