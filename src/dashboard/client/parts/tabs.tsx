import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../state/view-state.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';

const TABS: readonly (readonly [view: View, words: string])[] = [
  ['map', 'Map'],
  ['curve', 'Curve'],
  ['matrix', 'Matrix'],
  ['changes', 'Changes'],
  ['records', 'Records'],
  ['compare', 'Compare'],
];

/** The views of one page. They are addresses, so they are links. */
export function Tabs() {
  const { state } = usePage();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    if (tabs.current) showCurrent(tabs.current);
  }, [state.view]);
  return (
    <nav ref={tabs} class="tabs" aria-label="Views">
      {TABS.map(([view, words]) => (
        <Link key={view} to={{ view }} current={state.view === view ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}

/** On a narrow screen the row scrolls sideways. The page stays where it is, so this is no `scrollIntoView`. */
function showCurrent(tabs: HTMLElement): void {
  const current = tabs.querySelector('[aria-current]')?.getBoundingClientRect();
  if (!current) return;
  const { left, right } = tabs.getBoundingClientRect();
  tabs.scrollLeft += Math.min(0, current.left - left) + Math.max(0, current.right - right);
}
