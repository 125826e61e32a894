import { scaleLinear } from 'd3-scale';
import { yearTicks } from '../../fold/year-ticks.js';
import { CLASS_WORDS } from '../../words/classes.js';
import { formatDay } from '../../words/format.js';
import { PAGE_PAINT } from '../charts/paint.js';
import { fillOf, Patterns } from '../charts/patterns.js';
import { usePage } from '../page-context.js';

const WIDTH = 420;
const HEIGHT = 46;

/** What a party held over the days, as one strip. */
export function Track({ party }: { readonly party: string }) {
  const { segments, on, range, day } = usePage();
  const runs = segments.runs(party, on);
  const x = scaleLinear([...range], [1, WIDTH - 1]).clamp(true);
  const ends = runs.map((_, index) => runs[index + 1]?.since ?? range[1]);
  const said = runs.map(
    ({ class: held, since }) => `${formatDay(since)}: ${CLASS_WORDS[held].word}`,
  );
  const silent = fillOf('silent', PAGE_PAINT, 'track');
  return (
    <svg
      class="track"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Over time. ${said.join('. ') || CLASS_WORDS.silent.word}`}
    >
      <Patterns paint={PAGE_PAINT} prefix="track" />
      <rect x="1" y="6" width={WIDTH - 2} height="18" fill={silent} />
      {runs.map(({ class: held, since }, index) => (
        <rect
          key={since}
          x={x(since)}
          y="6"
          width={Math.max(1, x(ends[index]!) - x(since))}
          height="18"
          fill={fillOf(held, PAGE_PAINT, 'track')}
        />
      ))}
      {yearTicks(range, 7)
        .filter(({ day: first }) => x(first) > 14 && x(first) < WIDTH - 14)
        .map(({ day: first, year }) => (
          <text
            key={year}
            x={x(first)}
            y="40"
            text-anchor="middle"
            font-size="11"
            fill={PAGE_PAINT.faint}
          >
            {year}
          </text>
        ))}
      <line x1={x(day)} x2={x(day)} y1="1" y2="29" stroke={PAGE_PAINT.ink} stroke-width="2" />
    </svg>
  );
}
