import type { StateRow } from '../fold/answers.js';
import type { Step } from '../fold/curve.js';
import type { StandClass } from '../words/classes.js';
import type { World } from '../world/world.js';

/** What stands above and below a picture. */
export interface Caption {
  readonly title: string;
  /** Framework, both clocks, the rule-set, and whom it was limited to. */
  readonly detail: string;
}

export interface MapPicture extends Caption {
  readonly kind: 'map';
  readonly world: World;
  readonly states: readonly StateRow[];
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** By party; whoever is missing was not asked about, or is no member and holds nothing. */
  readonly classes: ReadonlyMap<string, StandClass>;
}

export interface CurvePicture extends Caption {
  readonly kind: 'curve';
  /** Ascending, at least one. */
  readonly steps: readonly Step[];
}

export type Picture = MapPicture | CurvePicture;

/** Draws an SVG that needs no style sheet and no script. */
export type Draw = (picture: Picture) => string;
