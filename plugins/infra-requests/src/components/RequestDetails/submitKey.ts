import type { KeyboardEvent } from 'react';

/** Listens for Ctrl and Enter, or Command and Enter, which send what is being written. */
export const submitKey =
  (submit: (() => void) | undefined) => (event: KeyboardEvent) => {
    if (submit && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  };
