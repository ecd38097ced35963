import { useEffect, useState } from 'react';

/**
 * Whether buttons that came up with the component can take the focus. Material UI draws the ripple of a button a
 * moment after the button, and fails on one that has the focus before, if it was a key that brought it up.
 */
export function useButtonsReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
