import { useEffect, useRef, type RefObject } from 'react';
import {
  NavigationType,
  useLocation,
  useNavigationType,
} from 'react-router-dom';
import useLatest from 'react-use/esm/useLatest';

type ArrivalOptions = {
  /** The page is a part of another one, which says itself where the focus goes. */
  part?: boolean;
  /** What the heading is of took the place of something else on the same page. */
  replaces?: boolean;
};

/**
 * For the heading of a page: gives it the focus when the person comes from another page of the portal, as the link or
 * button that had it is gone. Where something has the focus, it keeps it; and a page that is opened starts at its top.
 */
export function useArrival({
  part = false,
  replaces = false,
}: ArrivalOptions = {}): RefObject<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const came = useNavigationType() !== NavigationType.Pop;
  const wanted = useLatest(!part && (came || replaces));
  useEffect(() => {
    const { activeElement } = document;
    if (wanted.current && (!activeElement || activeElement === document.body)) {
      heading.current?.focus();
    }
  }, [pathname, wanted]);
  return heading;
}
