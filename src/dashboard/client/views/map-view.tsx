import { useMemo } from 'preact/hooks';
import { tally } from '../../fold/tally.js';
import { useWorld } from '../data/use-world.js';
import { usePage } from '../page-context.js';
import { Legend } from '../parts/legend.js';
import { Waiting } from '../parts/notices.js';
import { WorldMap } from './world-map.js';

/** Where everybody stands on one principle, on the map. */
export function MapView() {
  const { segments, on, directory, day } = usePage();
  const world = useWorld();
  const counts = useMemo(
    () => tally(segments, on, directory.membersOn(day), day),
    [segments, on, directory, day],
  );
  return (
    <div class="map-view">
      {world ? <WorldMap world={world} /> : <Waiting />}
      <Legend counts={counts} />
      <p class="note">
        Boundaries are those of Natural Earth, simplified; they imply no endorsement. States without
        an outline at this scale are dots. Where a state did not exist yet, the one that it came out
        of is shown. Territories without a seat of their own are left blank.
      </p>
    </div>
  );
}
