import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line, stack } from 'd3-shape';
import { useMemo } from 'preact/hooks';
import type { Day } from '#vocabulary/day.js';
import type { Step } from '../../fold/curve.js';
import { yearTicks } from '../../fold/year-ticks.js';
import { CLASSES, type StandClass } from '../../words/classes.js';
import type { Paint } from './paint.js';
import { fillOf, Patterns } from './patterns.js';

/** Silence is the room that is left above the stack. */
const STACKED: readonly StandClass[] = CLASSES.filter((each) => each !== 'silent');

export interface CurveBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
  readonly top: number;
  readonly right: number;
}

export interface CurveChartProps {
  readonly steps: readonly Step[];
  /** Support under the two readings of uncertain dates; empty for none. */
  readonly band: readonly { readonly day: Day; readonly low: number; readonly high: number }[];
  readonly range: readonly [Day, Day];
  /** The day that is marked; undefined for none. */
  readonly day: Day | undefined;
  /** Days on which members crossed into support or out of it. */
  readonly marks: readonly Day[];
  /** The end of the upright axis. */
  readonly most: number;
  readonly box: CurveBox;
  readonly paint: Paint;
  readonly prefix: string;
}

export const curveScales = ({
  range,
  most,
  box,
}: Pick<CurveChartProps, 'range' | 'most' | 'box'>) => ({
  x: scaleLinear([...range], [box.left, box.width - box.right]),
  y: scaleLinear([0, most], [box.height - box.bottom, box.top]),
});

/** The largest number that is stacked, so that the axis can end there. */
export const tallest = (steps: readonly Step[]): number =>
  Math.max(1, ...steps.map(({ roster, counts }) => roster - counts.silent));

/** Insides of the curve: classes stacked upon each other, the day, the axes. */
export function CurveChart(props: CurveChartProps) {
  const { steps, band, range, marks, most, box, prefix } = props;
  // Only the line of the day moves with the slider.
  const still = useMemo(
    () => <Still {...props} />,
    [steps, band, range[0], range[1], marks, most, box, prefix],
  );
  return (
    <>
      {still}
      <DayLine {...props} />
    </>
  );
}

function Still(props: CurveChartProps) {
  const { steps, range, box, paint, prefix } = props;
  const { x, y } = curveScales(props);
  const layers = stack<Step, StandClass>()
    .keys([...STACKED])
    .value(({ counts }, key) => counts[key])([...steps]);
  const shape = area<(typeof layers)[number][number]>()
    .x(({ data }) => x(data.day))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .curve(curveStepAfter)
    .digits(1);
  return (
    <>
      <Patterns paint={paint} prefix={prefix} />
      {layers.map((layer) => (
        <path key={layer.key} d={shape(layer) ?? ''} fill={fillOf(layer.key, paint, prefix)} />
      ))}
      <Axes range={range} box={box} paint={paint} x={x} y={y} />
      <Band {...props} />
      <Marks {...props} />
    </>
  );
}

type Scales = ReturnType<typeof curveScales>;

interface AxesProps extends Scales, Pick<CurveChartProps, 'range' | 'box' | 'paint'> {}

function Axes({ range, box, paint, x, y }: AxesProps) {
  const [left, right, floor] = [box.left, box.width - box.right, box.height - box.bottom];
  const isSmall = box.height < 140;
  const counts = y.ticks(isSmall ? 2 : 5).filter(Number.isInteger);
  const text = { fill: paint.faint, 'font-size': isSmall ? 9 : 11 };
  return (
    <g font-family="system-ui, sans-serif">
      {counts.map((count) => (
        <g key={count}>
          <line
            x1={left}
            x2={right}
            y1={y(count)}
            y2={y(count)}
            stroke={paint.ink}
            stroke-opacity="0.14"
          />
          <text x={left - 6} y={y(count) + 3.5} text-anchor="end" {...text}>
            {count}
          </text>
        </g>
      ))}
      {yearTicks(range, isSmall ? 3 : box.width / 70)
        .filter(({ day }) => x(day) > left + 12 || isSmall)
        .map(({ day, year }) => (
          <g key={year}>
            <line x1={x(day)} x2={x(day)} y1={floor} y2={floor + 4} stroke={paint.faint} />
            <text x={x(day)} y={floor + 16} text-anchor="middle" {...text}>
              {year}
            </text>
          </g>
        ))}
    </g>
  );
}

/** Between the lines lies what uncertain dates leave open. */
function Band({ band, paint, ...rest }: CurveChartProps) {
  if (band.every(({ low, high }) => low === high)) return null;
  const { x, y } = curveScales(rest);
  const outline = (bound: 'low' | 'high') =>
    line<(typeof band)[number]>()
      .x(({ day }) => x(day))
      .y((each) => y(each[bound]))
      .curve(curveStepAfter)
      .digits(1)([...band]) ?? '';
  const between =
    area<(typeof band)[number]>()
      .x(({ day }) => x(day))
      .y0(({ low }) => y(low))
      .y1(({ high }) => y(high))
      .curve(curveStepAfter)
      .digits(1)([...band]) ?? '';
  return (
    <g fill="none" stroke={paint.ink} stroke-width="1.2">
      <path d={between} stroke="none" fill={paint.ink} fill-opacity="0.16" />
      <path d={outline('low')} />
      <path d={outline('high')} stroke-dasharray="4 3" />
    </g>
  );
}

function DayLine({ day, paint, ...rest }: CurveChartProps) {
  if (day === undefined) return null;
  const { x } = curveScales(rest);
  const { top, height, bottom } = rest.box;
  return (
    <line
      x1={x(day)}
      x2={x(day)}
      y1={top}
      y2={height - bottom}
      stroke={paint.ink}
      stroke-width="1.6"
    />
  );
}

function Marks({ marks, paint, ...rest }: CurveChartProps) {
  const { x } = curveScales(rest);
  const { box } = rest;
  return (
    <>
      {marks.map((each) => (
        <path key={each} d={`M${x(each)},${box.top - 2}l-4,-6h8z`} fill={paint.faint} />
      ))}
    </>
  );
}
