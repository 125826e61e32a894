import type { PositionRow } from '../../fold/explained.js';
import { formatScore } from '../../words/format.js';

/** What it says beside what it does, on the same scale; a gap only where both are known. */
export function WordsAndDeeds({ position }: { readonly position: PositionRow }) {
  const { score, words, deeds, gap } = position;
  return (
    <dl class="scores">
      <Score name="Score" score={score} />
      <Score name="In words" score={words} />
      <Score name="In deeds" score={deeds} />
      <div>
        <dt>Gap</dt>
        <dd>{gap === null ? <span class="quiet">not known</span> : formatScore(gap)}</dd>
      </div>
    </dl>
  );
}

function Score({ name, score }: { readonly name: string; readonly score: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {score === null ? <span class="quiet">none</span> : formatScore(score)}
        <svg class="scale" viewBox="-1.1 -0.2 2.2 0.4" aria-hidden="true">
          <path d="M-1,0H1M0,-.12V.12" />
          {score === null ? null : <circle cx={score} cy="0" r=".13" />}
        </svg>
      </dd>
    </div>
  );
}
