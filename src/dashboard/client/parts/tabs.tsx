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
  return (
    <nav class="tabs" aria-label="Views">
      {TABS.map(([view, words]) => (
        <Link key={view} to={{ view }} current={state.view === view ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
