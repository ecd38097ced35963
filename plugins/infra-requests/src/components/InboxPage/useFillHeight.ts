import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Less is no use; then the page scrolls. */
const LEAST = 360;

/** The air below. */
const MARGIN = 16;

/**
 * How high something has to be to reach the lower edge of the window, together with what is right below it; and how
 * wide it is, as soon as it is laid out.
 */
export function useFillHeight(below?: HTMLElement | null) {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST);
  const [width, setWidth] = useState<number>();
  const measure = useCallback(() => {
    if (element.current) {
      const top = topOf(element.current);
      const room = Math.floor(window.innerHeight - top - MARGIN);
      setHeight(Math.max(LEAST, room) - (below?.offsetHeight ?? 0));
      setWidth(element.current.clientWidth || undefined);
    }
  }, [below]);
  // What is above may have become higher or lower with anything.
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [measure]);
  return { ref: element, height, width };
}

/** How far down the page it is, wherever the page is scrolled to. */
function topOf(element: HTMLElement): number {
  let top = element.getBoundingClientRect().top;
  for (let up = element.parentElement; up; up = up.parentElement) {
    top += up.scrollTop;
  }
  return top;
}
