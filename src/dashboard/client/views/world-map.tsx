import { useMemo, useState } from 'preact/hooks';
import { hasDot, mapClass, mapParty, type Pictured, placesOn } from '../../fold/map-picture.js';
import { neighbour } from '../../fold/neighbour.js';
import { CLASS_WORDS } from '../../words/classes.js';
import { formatDay } from '../../words/format.js';
import type { World } from '../../world/world.js';
import { MapChart } from '../charts/map-chart.js';
import { PAGE_PAINT } from '../charts/paint.js';
import { useNarrow } from '../data/use-narrow.js';
import { usePage } from '../page-context.js';

/** The map, with a cursor that the arrow keys move and the pointer too. */
export function WorldMap({ world }: { readonly world: World }) {
  const { segments, on, directory, day, label, state, go } = usePage();
  const isNarrow = useNarrow();
  const picture = useMemo(
    () => ({ world, segments, directory, on, day }),
    [world, segments, directory, on, day],
  );
  const [at, setAt] = useState<string | undefined>(undefined);
  const said = at === undefined ? '' : sentence(at, picture);
  const choose = (code: string | undefined) => {
    const party = code === undefined ? undefined : mapParty(code, picture);
    if (party !== undefined) go({ country: party });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') choose(at);
    else {
      const places = placesOn(picture);
      const next = neighbour(
        places,
        places.find(({ code }) => code === at),
        event.key,
      );
      if (!next) return;
      setAt(next.code);
    }
    event.preventDefault();
  };
  return (
    <figure class="world-map">
      <div
        class="chart"
        tabindex={0}
        role="application"
        aria-roledescription="map"
        aria-label={`Map: where countries stand on ${label}, ${formatDay(day)}. Arrow keys step from country to country, Enter opens why. The matrix has the same as a table.`}
        onKeyDown={press}
        onFocus={() => setAt(at ?? state.country ?? placesOn(picture)[0]?.code)}
        onPointerOver={({ target }) => setAt(codeOf(target))}
        onClick={({ target }) => choose(codeOf(target))}
      >
        <svg viewBox={`0 0 ${world.width} ${world.height}`} data-chart="map" aria-hidden="true">
          <MapChart
            world={world}
            classOf={(code) => mapClass(code, picture)}
            hasDot={(code) => hasDot(code, picture)}
            dot={isNarrow ? 7 : 4}
            paint={PAGE_PAINT}
            prefix="map"
          >
            <Outline world={world} code={state.country ?? undefined} className="is-selected" />
            <Outline world={world} code={at} className="is-cursor" />
          </MapChart>
        </svg>
      </div>
      <figcaption class="status" aria-live="polite">
        {said || 'Point at a country, or focus the map and use the arrow keys.'}
      </figcaption>
    </figure>
  );
}

function codeOf(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest('[data-code]') : null;
  return element?.getAttribute('data-code') ?? undefined;
}

function sentence(code: string, picture: Pictured): string {
  const { directory, segments, on, day } = picture;
  const party = mapParty(code, picture);
  if (party === undefined) return '';
  const name = directory.nameOf(party, day);
  const held = mapClass(code, picture);
  if (held === undefined) return `${name}: not counted, no member of the United Nations`;
  const { since } = segments.at(party, on, day);
  return `${name}: ${CLASS_WORDS[held].word}${since === null ? '' : ` since ${formatDay(since)}`}`;
}

interface OutlineProps {
  readonly world: World;
  readonly code: string | undefined;
  readonly className: string;
}

/** A ring around the whole outline or dot. */
function Outline({ world, code, className }: OutlineProps) {
  if (code === undefined) return null;
  const shape = world.shapes.find((each) => each.code === code);
  if (shape) return <path class={`ring ${className}`} d={shape.d} />;
  const dot = world.dots.find((each) => each.code === code);
  return dot ? <circle class={`ring ${className}`} cx={dot.x} cy={dot.y} r="6" /> : null;
}
