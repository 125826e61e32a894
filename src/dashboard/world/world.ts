/** The map as it is drawn: outlines of today's states, projected, in a box of `width` by `height`. */
export interface World {
  readonly width: number;
  readonly height: number;
  /** Edge of the globe, as an SVG path. */
  readonly outline: string;
  readonly shapes: readonly Shape[];
  /** States for which the map has no outline. */
  readonly dots: readonly Dot[];
  /** By code of a state: codes of those that it came out of, newest first. */
  readonly former: Readonly<Record<string, readonly string[]>>;
}

export interface Shape {
  /** Undefined for a territory without a code of its own. */
  readonly code?: string;
  readonly d: string;
  /** Where its label would stand. */
  readonly x: number;
  readonly y: number;
}

export interface Dot {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}
