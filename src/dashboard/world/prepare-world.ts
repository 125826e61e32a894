import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { MERGED_SHAPES, PLACED_BY_HAND } from './merged-shapes.js';
import type { Dot, Shape, World } from './world.js';

/** What an atlas holds of each state; `id` is its UN M49 number. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Geometry = Atlas['objects']['countries']['geometries'][number];

/** A state or a succession of states, as the reference events tell. */
export interface Reference {
  readonly states: readonly { readonly code: string; readonly numeric?: string | null }[];
  readonly successions: readonly { readonly predecessor: string; readonly successor: string }[];
}

const WIDTH = 960;
const ANTARCTICA = '010';
/** Turned so that the cut lies in the Bering Strait and not in Chukotka. */
const ROTATION: [number, number] = [-11, 0];

/** Projects the atlas once, so that the page need not, and finds a place for every state that it does not draw. */
export function prepareWorld(coarse: Atlas, fine: Atlas, reference: Reference): World {
  const codes = codesByNumber(reference);
  const codeOf = (geometry: Geometry): string | undefined =>
    MERGED_SHAPES[nameOf(geometry)] ?? codes.get(String(geometry.id));
  const drawn = coarse.objects.countries.geometries.filter(({ id }) => id !== ANTARCTICA);
  const all = feature(coarse, { type: 'GeometryCollection', geometries: drawn });
  const projection = geoEqualEarth().rotate(ROTATION).fitWidth(WIDTH, { type: 'Sphere' });
  const path = geoPath(projection).digits(1);
  const bounds = path.bounds(all);
  const margin = 6;
  const [x, y] = projection.translate();
  projection.translate([x, y - bounds[0][1] + margin]);
  const height = Math.ceil(bounds[1][1] - bounds[0][1] + 2 * margin);
  projection.clipExtent([
    [0, 0],
    [WIDTH, height],
  ]);
  const shapes = shapesOf(coarse, drawn, codeOf, path);
  return {
    width: WIDTH,
    height,
    outline: path({ type: 'Sphere' }) ?? '',
    shapes,
    dots: dotsOf(fine, reference, codeOf, new Set(shapes.map(({ code }) => code)), path),
    former: formerOf(reference),
  };
}

function codesByNumber({ states }: Reference): ReadonlyMap<string, string> {
  return new Map(states.flatMap(({ code, numeric }) => (numeric ? [[numeric, code]] : [])));
}

/** One shape for each code: a part without a number of its own goes with the rest. */
function shapesOf(
  atlas: Atlas,
  geometries: readonly Geometry[],
  codeOf: (geometry: Geometry) => string | undefined,
  path: ReturnType<typeof geoPath>,
): Shape[] {
  const parts = Map.groupBy(geometries, (each) => codeOf(each) ?? nameOf(each));
  return [...parts.values()].map((group) => {
    const outline = merge(atlas, group as (Polygon | MultiPolygon)[]);
    const code = codeOf(group[0]!);
    const [x, y] = path.centroid(mainland(outline, path));
    return {
      ...(code === undefined ? {} : { code }),
      d: path(outline) ?? '',
      x: round(x),
      y: round(y),
    };
  });
}

/** The largest of its parts: the middle of all of France lies in the Atlantic. */
function mainland(
  { coordinates }: { coordinates: number[][][][] },
  path: ReturnType<typeof geoPath>,
) {
  const parts = coordinates.map((rings) => ({ type: 'Polygon', coordinates: rings }) as const);
  return parts.toSorted((a, b) => path.area(b) - path.area(a))[0]!;
}

function dotsOf(
  fine: Atlas,
  { states }: Reference,
  codeOf: (geometry: Geometry) => string | undefined,
  drawn: ReadonlySet<string | undefined>,
  path: ReturnType<typeof geoPath>,
): Dot[] {
  const places = new Map(
    fine.objects.countries.geometries.map((each) => [
      codeOf(each),
      path.centroid(feature(fine, each)),
    ]),
  );
  const missing = [...new Set(states.map(({ code }) => code))].filter((code) => !drawn.has(code));
  return missing.flatMap((code) => {
    const byHand = PLACED_BY_HAND[code];
    const place = byHand
      ? path.centroid({ type: 'Point', coordinates: [...byHand] })
      : places.get(code);
    const isVisible = place?.every(Number.isFinite);
    return place && isVisible ? [{ code, x: round(place[0]), y: round(place[1]) }] : [];
  });
}

/** Through several steps too: Montenegro came out of Serbia and Montenegro, and that out of Yugoslavia. */
function formerOf({ successions }: Reference): Record<string, string[]> {
  const parents = Map.groupBy(
    successions.filter(({ predecessor, successor }) => predecessor !== successor),
    ({ successor }) => successor,
  );
  const former: Record<string, string[]> = {};
  for (const code of parents.keys()) {
    const line = new Set([code]);
    for (const each of line) {
      for (const { predecessor } of parents.get(each)?.toReversed() ?? []) line.add(predecessor);
    }
    line.delete(code);
    former[code] = [...line];
  }
  return former;
}

function nameOf({ properties = {} }: Geometry): string {
  return 'name' in properties ? properties.name : '';
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
