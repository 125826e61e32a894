import { useEffect, useRef } from 'preact/hooks';
import type { Page } from '../page-context.js';

/**
 * What the heading says is also what the tab is called. It takes the focus of a link that went away with its view, and
 * none when the page is opened.
 */
export function useHeading({ state: { view, country, record }, on, framework }: Page): void {
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${document.querySelector('h1')!.textContent} · ${framework.title} · Standpoint`;
  });
  useEffect(() => {
    // Browsers leave the focus there when what had it is gone.
    if (!isFirst.current && document.activeElement === document.body)
      document.querySelector('h1')!.focus();
    isFirst.current = false;
  }, [view, country, record, on]);
}
