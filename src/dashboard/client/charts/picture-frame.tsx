import type { ComponentChildren } from 'preact';
import type { Counts } from '../../fold/tally.js';
import { CLASS_WORDS, CLASSES } from '../../words/classes.js';
import { FILE_PAINT } from './paint.js';
import { fillOf, Patterns } from './patterns.js';

const HEAD = 62;
const FOOT = 64;
const COLUMN = 236;

interface PictureFrameProps {
  readonly title: string;
  readonly detail: string;
  readonly width: number;
  readonly height: number;
  readonly counts: Counts;
  readonly children: ComponentChildren;
}

/** A chart with its title above it and its legend below, as one file that explains itself. */
export function PictureFrame({
  title,
  detail,
  width,
  height,
  counts,
  children,
}: PictureFrameProps) {
  const { ink, faint, paper } = FILE_PAINT;
  const whole = HEAD + height + FOOT;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${whole}`}
      width={width}
      height={whole}
      role="img"
      font-family="system-ui, Helvetica, Arial, sans-serif"
    >
      <title>{title}</title>
      <desc>{detail}</desc>
      <rect width={width} height={whole} fill={paper} />
      <text x="12" y="30" font-size="20" font-weight="600" font-family="Georgia, serif" fill={ink}>
        {title}
      </text>
      <text x="12" y="50" font-size="12" fill={faint}>
        {detail}
      </text>
      <g transform={`translate(0 ${HEAD})`}>{children}</g>
      <g transform={`translate(12 ${HEAD + height + 14})`} font-size="12" fill={ink}>
        <Patterns paint={FILE_PAINT} prefix="legend" />
        {CLASSES.map((held, index) => (
          <g
            key={held}
            transform={`translate(${(index % 4) * COLUMN} ${Math.floor(index / 4) * 22})`}
          >
            <rect
              width="22"
              height="14"
              fill={fillOf(held, FILE_PAINT, 'legend')}
              stroke={faint}
              stroke-width="0.5"
            />
            <text x="30" y="11.5">
              {`${CLASS_WORDS[held].word}${held === 'silent' ? ' (no record)' : ''}: ${counts[held]}`}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
