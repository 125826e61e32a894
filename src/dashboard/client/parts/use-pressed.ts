import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const TAKES_FOCUS = 'a, button, summary, input, select, [tabindex]';

/**
 * What the reader pressed last, by pointer or key. Not every browser gives the focus to a button that is pressed, so the
 * element with the focus does not tell.
 */
export function usePressed(): RefObject<HTMLElement | null> {
  const pressed = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const remember = ({ target }: Event) => {
      const found = target instanceof Element ? target.closest(TAKES_FOCUS) : null;
      // Drawings take the focus and are no HTML elements; all that is asked of them is the same.
      pressed.current = found as HTMLElement | null;
    };
    const events = ['click', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, remember, true);
    return () => {
      for (const event of events) document.removeEventListener(event, remember, true);
    };
  }, []);
  return pressed;
}
