import { useEffect, useState, type Ref } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import TextField from '@material-ui/core/TextField';
import type { InboxQuery } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';

const TYPING_PAUSE_MS = 300;

type SearchFieldProps = {
  inbox: InboxQuery;
  inputRef: Ref<HTMLInputElement>;
  /** Done with searching, without the pointer. */
  onLeave: () => void;
  className: string;
};

/** Has the server search, a short pause after the last letter. */
export const SearchField = (props: SearchFieldProps) => {
  const { inbox, inputRef, onLeave, className } = props;
  const t = useTranslate();
  const applied = inbox.query.q ?? '';
  const [typed, setTyped] = useState(applied);
  useEffect(() => setTyped(applied), [applied]);
  const apply = (text: string) => {
    if (text !== applied) {
      inbox.change({ q: text, request: undefined }, { replace: true });
    }
  };
  useDebounce(() => apply(typed), TYPING_PAUSE_MS, [typed]);
  return (
    <TextField
      id="infra-requests-search"
      type="search"
      size="small"
      variant="outlined"
      label={t('inbox.search.label')}
      className={className}
      value={typed}
      inputRef={inputRef}
      inputProps={{ maxLength: 200, title: t('inbox.search.hint') }}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          apply(typed);
          onLeave();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          if (typed) {
            setTyped('');
            apply('');
          } else {
            onLeave();
          }
        }
      }}
    />
  );
};
