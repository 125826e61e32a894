import { renderToString } from 'preact-render-to-string';
import { dayOf } from '#vocabulary/day.js';
import { Directory } from '../fold/directory.js';
import { hasDot, mapClass } from '../fold/map-picture.js';
import { tally } from '../fold/tally.js';
import type { CurvePicture, MapPicture, Picture } from '../pictures/picture.js';
import { CurveChart, tallest } from './charts/curve-chart.js';
import { MapChart } from './charts/map-chart.js';
import { FILE_PAINT } from './charts/paint.js';
import { PictureFrame } from './charts/picture-frame.js';

/** Draws a chart as a file of its own, from the same components as in the page. */
export function draw(picture: Picture): string {
  const drawn = picture.kind === 'map' ? <MapFile {...picture} /> : <CurveFile {...picture} />;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(drawn)}\n`;
}

function MapFile({ world, states, asOf, classes, title, detail }: MapPicture) {
  const day = dayOf(asOf);
  const directory = new Directory(states, []);
  const segments = {
    at: (party: string) => ({ class: classes.get(party) ?? 'silent', score: null, since: null }),
  } as const;
  const isAsked = (party: string) => classes.has(party);
  const shown = { world, segments, directory, on: '', day, isAsked };
  const counts = tally(segments, '', directory.membersOn(day).filter(isAsked), day);
  return (
    <PictureFrame width={world.width} height={world.height} {...{ title, detail, counts }}>
      <MapChart
        world={world}
        classOf={(code) => mapClass(code, shown)}
        hasDot={(code) => hasDot(code, shown)}
        dot={4}
        paint={FILE_PAINT}
        prefix="map"
      />
    </PictureFrame>
  );
}

const BOX = { width: 960, height: 420, left: 36, right: 14, top: 16, bottom: 26 };
const NONE: readonly never[] = [];

function CurveFile({ steps, title, detail }: CurvePicture) {
  const last = steps.at(-1)!;
  return (
    <PictureFrame width={BOX.width} height={BOX.height} {...{ title, detail, counts: last.counts }}>
      <CurveChart
        steps={steps}
        band={NONE}
        range={[steps[0]!.day, Math.max(last.day, steps[0]!.day + 1)]}
        day={undefined}
        marks={NONE}
        most={tallest(steps)}
        box={BOX}
        paint={FILE_PAINT}
        prefix="curve"
      />
    </PictureFrame>
  );
}
