import { isoOf } from '#vocabulary/day.js';
import type { Step, supportBand } from '../../fold/curve.js';
import { dayByKey } from '../../fold/day-by-key.js';
import { formatDay, plural } from '../../words/format.js';
import { CurveChart, curveScales } from '../charts/curve-chart.js';
import { PAGE_PAINT } from '../charts/paint.js';
import { useNarrow } from '../data/use-narrow.js';
import { usePage } from '../page-context.js';

const WIDE = { width: 880, height: 360, left: 34, right: 12, top: 14, bottom: 24 };
const NARROW = { width: 400, height: 280, left: 28, right: 8, top: 14, bottom: 24 };

interface SupportCurveProps {
  readonly steps: readonly Step[];
  readonly band: ReturnType<typeof supportBand>;
  readonly marks: readonly number[];
  readonly most: number;
}

/** The curve of one principle. Its day is moved by pointer and keys, and the panel beside it opens that point. */
export function SupportCurve({ steps, band, marks, most }: SupportCurveProps) {
  const { range, day, label, today, go } = usePage();
  const box = useNarrow() ? NARROW : WIDE;
  const { x } = curveScales({ range, most, box: box });
  const show = (to: number) => {
    const within = Math.round(Math.min(range[1], Math.max(range[0], to)));
    go({ asOf: within === today ? null : isoOf(within) }, 'quietly');
  };
  const press = (event: KeyboardEvent) => {
    const to = dayByKey(event.key, steps, day);
    if (to === undefined) return;
    event.preventDefault();
    show(to);
  };
  const point = (event: PointerEvent) => {
    const frame = (event.currentTarget as Element).getBoundingClientRect();
    show(x.invert(((event.clientX - frame.left) / frame.width) * box.width));
  };
  const step = steps.findLast((each) => each.day <= day);
  const said = step
    ? `${formatDay(day)}: ${plural(step.supporters, 'supporter', 'supporters')} of ${step.roster}`
    : '';
  return (
    <figure class="curve">
      <div
        class="chart"
        tabIndex={0}
        role="slider"
        aria-label={`Support for ${label} over time; arrow keys step from change to change, page keys by a year`}
        aria-valuemin={range[0]}
        aria-valuemax={range[1]}
        aria-valuenow={day}
        aria-valuetext={said}
        onKeyDown={press}
        onPointerDown={point}
        onPointerMove={(event) => (event.buttons === 1 ? point(event) : undefined)}
      >
        <svg viewBox={`0 0 ${box.width} ${box.height}`} data-chart="curve" aria-hidden="true">
          <CurveChart
            steps={steps}
            band={band}
            range={range}
            day={day}
            marks={marks}
            most={most}
            box={box}
            paint={PAGE_PAINT}
            prefix="curve"
          />
        </svg>
      </div>
      <figcaption class="status">
        {said}
        <span class="quiet">
          {' '}
          Stacked by class. Triangles: somebody crossed into support or out of it. Between the solid
          and the broken line lies what uncertain dates leave open.
        </span>
      </figcaption>
    </figure>
  );
}
