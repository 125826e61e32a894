import type { PositionRow } from '../../fold/explained.js';
import { formatScore } from '../../words/format.js';

/** Both scores in one line, and the gap where there is one. */
export function WordsAgainstDeeds({ row: { words, deeds, gap } }: { readonly row: PositionRow }) {
  return (
    <div class="quiet">
      words {formatScore(words)} · deeds {formatScore(deeds)}
      {gap === null || gap === 0 ? '' : ` · gap ${formatScore(gap)}`}
    </div>
  );
}
