import { useEffect } from 'react';

/** Signals get lost with the connection; after this long, a page that is looked at catches up by itself. */
const CATCH_UP_MS = 30_000;

/** Calls back whenever a signal may have been missed: every now and then, and when the person or the network is back. */
export function useCatchUp(onMissed: () => void, active = true) {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const catchUp = () => document.visibilityState === 'visible' && onMissed();
    const timer = setInterval(catchUp, CATCH_UP_MS);
    window.addEventListener('online', catchUp);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', catchUp);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [active, onMissed]);
}
