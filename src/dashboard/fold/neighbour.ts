/** Something on the map that the arrow keys can reach. */
export interface Place {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What lies further to the side than this, per step ahead, is taken only when nothing else is ahead. */
const CONE = 1.4;
const BEYOND = 10_000;

/** The nearest place in the direction of an arrow key; Home and End are the ends of the list; undefined for none. */
export function neighbour(
  places: readonly Place[],
  from: Place | undefined,
  key: string,
): Place | undefined {
  if (key === 'Home') return places[0];
  if (key === 'End') return places.at(-1);
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  if (!from) return places[0];
  const ahead = places
    .filter(({ code }) => code !== from.code)
    .map((place) => ({ place, cost: cost(from, place, direction) }))
    .filter(({ cost }) => Number.isFinite(cost));
  return ahead.toSorted((a, b) => a.cost - b.cost)[0]?.place;
}

function cost(from: Place, to: Place, [dx, dy]: readonly [number, number]): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const along = x * dx + y * dy;
  const across = Math.abs(x * dy) + Math.abs(y * dx);
  if (along <= 0) return Number.POSITIVE_INFINITY;
  return Math.hypot(along, across) + (across > CONE * along ? BEYOND : 0);
}
