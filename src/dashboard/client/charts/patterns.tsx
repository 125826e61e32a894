import type { StandClass } from '../../words/classes.js';
import type { Paint } from './paint.js';

/** Classes that are told by a pattern too: the negative side by dots, doing both by stripes, silence by a hatch. */
const PATTERNED: ReadonlySet<StandClass> = new Set([
  'mixed',
  'leans_oppose',
  'opposes',
  'insufficient',
  'silent',
]);

/** What fills an area of this class in the chart whose patterns have this prefix. */
export const fillOf = (held: StandClass, { classes }: Paint, prefix: string): string =>
  PATTERNED.has(held) ? `url(#${prefix}-${held})` : classes[held];

/** Dark in either scheme, for both oranges are light enough for it. */
const DOT = '#1d1b20';

interface PatternsProps {
  readonly paint: Paint;
  readonly prefix: string;
}

export function Patterns({ paint, prefix }: PatternsProps) {
  const { classes, mixedToo, hatch, faint } = paint;
  const common = { patternUnits: 'userSpaceOnUse' } as const;
  return (
    <defs>
      <pattern
        id={`${prefix}-silent`}
        width="5"
        height="5"
        patternTransform="rotate(45)"
        {...common}
      >
        <rect width="5" height="5" fill={classes.silent} />
        <rect width="1.1" height="5" fill={hatch} />
      </pattern>
      <pattern
        id={`${prefix}-mixed`}
        width="8"
        height="8"
        patternTransform="rotate(-45)"
        {...common}
      >
        <rect width="8" height="8" fill={classes.mixed} />
        <rect width="4" height="8" fill={mixedToo} />
      </pattern>
      <pattern id={`${prefix}-leans_oppose`} width="6" height="6" {...common}>
        <rect width="6" height="6" fill={classes.leans_oppose} />
        <circle cx="3" cy="3" r="0.9" fill={DOT} />
      </pattern>
      <pattern id={`${prefix}-opposes`} width="4" height="4" {...common}>
        <rect width="4" height="4" fill={classes.opposes} />
        <circle cx="2" cy="2" r="0.8" fill={DOT} />
      </pattern>
      <pattern id={`${prefix}-insufficient`} width="7" height="7" {...common}>
        <rect width="7" height="7" fill={classes.insufficient} />
        <circle cx="3.5" cy="3.5" r="1.4" fill="none" stroke={faint} stroke-width="0.6" />
      </pattern>
    </defs>
  );
}
