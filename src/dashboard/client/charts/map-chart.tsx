import type { ComponentChildren } from 'preact';
import { Component } from 'preact';
import type { StandClass } from '../../words/classes.js';
import type { World } from '../../world/world.js';
import type { Paint } from './paint.js';
import { fillOf, Patterns } from './patterns.js';

export interface MapChartProps {
  readonly world: World;
  /** What is shown on the outline or dot of a state; undefined where nobody is counted. */
  readonly classOf: (code: string) => StandClass | undefined;
  /** Whether a dot stands for anybody on this day. */
  readonly hasDot: (code: string) => boolean;
  /** Radius of a dot, in units of the map. */
  readonly dot: number;
  readonly paint: Paint;
  readonly prefix: string;
  readonly children?: ComponentChildren;
}

interface AreaProps {
  readonly code: string | undefined;
  readonly d: string;
  readonly fill: string;
  readonly border: string;
}

/** A path is long, and most of them stay the same from one day to the next. */
class Area extends Component<AreaProps> {
  override shouldComponentUpdate({ fill }: AreaProps): boolean {
    return fill !== this.props.fill;
  }

  override render({ code, d, fill, border }: AreaProps) {
    return <path data-code={code} d={d} fill={fill} stroke={border} stroke-width="0.5" />;
  }
}

/** Insides of the map: the globe, the outlines, and a dot for each state without one. */
export function MapChart({ world, classOf, hasDot, dot, paint, prefix, children }: MapChartProps) {
  const fill = (code: string | undefined) => {
    const held = code === undefined ? undefined : classOf(code);
    return held === undefined ? paint.blank : fillOf(held, paint, prefix);
  };
  return (
    <>
      <Patterns paint={paint} prefix={prefix} />
      <path d={world.outline} fill={paint.sea} />
      <g stroke-linejoin="round">
        {world.shapes.map(({ code, d }) => (
          <Area key={d} code={code} d={d} fill={fill(code)} border={paint.border} />
        ))}
      </g>
      <g stroke={paint.faint} stroke-width="0.8">
        {world.dots
          .filter(({ code }) => hasDot(code))
          .map(({ code, x, y }) => (
            <circle key={code} data-code={code} cx={x} cy={y} r={dot} fill={fill(code)} />
          ))}
      </g>
      {children}
    </>
  );
}
