import { useMemo } from 'preact/hooks';
import { curveSteps } from '../../fold/curve.js';
import { subjectOf } from '../../state/data-address.js';
import { CurveChart, tallest } from '../charts/curve-chart.js';
import { PAGE_PAINT } from '../charts/paint.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';

const BOX = { width: 220, height: 110, left: 24, right: 6, top: 8, bottom: 18 };

const NONE: readonly never[] = [];

/** All principles of a framework side by side, on one scale. */
export function Multiples() {
  const { principles, principlesTotal, segments, directory, range, state, ordinal, day } =
    usePage();
  const [first, last] = range;
  const curves = useMemo(
    () =>
      principles.map((principle) => ({
        principle,
        steps: curveSteps(segments, subjectOf(state, principle.ordinal), directory, [first, last]),
      })),
    [principles, segments, directory, first, last],
  );
  if (principlesTotal < 2 || principlesTotal > WHOLE_MAX) return null;
  const most = Math.max(...curves.map(({ steps }) => tallest(steps)));
  return (
    <section class="multiples">
      <h2>All principles, on one scale</h2>
      <ul>
        {curves.map(({ principle, steps }) => (
          <li key={principle.ordinal}>
            <Link
              to={{ principle: principle.ordinal }}
              current={principle.ordinal === ordinal ? 'true' : undefined}
            >
              <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
                <CurveChart
                  steps={steps}
                  band={NONE}
                  range={range}
                  day={day}
                  marks={NONE}
                  most={most}
                  box={BOX}
                  paint={PAGE_PAINT}
                  prefix={`multiple-${principle.ordinal}`}
                />
              </svg>
              <span class="number">{principle.ordinal}</span> {principle.label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
