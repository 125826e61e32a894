import { useContext, useEffect, useState } from 'preact/hooks';
import { dayOf } from '#vocabulary/day.js';
import { formatDay, formatMoment, formatNumber } from '../../words/format.js';
import { Contact } from '../data/contact.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';

/** What was believed is asked for when the slider has stood still for so long. */
const ASK_AFTER_MS = 120;

/** The event that was asked for last, whose answer may be on its way; undefined for a moment, which the answer places. */
function asked(knownAt: string | null, last: number): number | undefined {
  if (knownAt === null) return last;
  return /^\d+$/.test(knownAt) ? Number(knownAt) : undefined;
}

/** How much of the log counts: as known when it ended with some earlier event. */
export function KnownClock() {
  const { framework, sequence, state, go } = usePage();
  const { head } = useContext(Contact);
  const last = head ?? sequence;
  const [wanted, setWanted] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (wanted === undefined) return;
    const timer = setTimeout(() => {
      go({ knownAt: wanted >= last ? null : String(wanted) }, 'quietly');
      setWanted(undefined);
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const shown = wanted ?? asked(state.knownAt, last) ?? sequence;
  const first = Math.min(framework.sequence, last);
  const recorded = useAnswer<{ readonly time: string }>(`/v1/events/${sequence}`).body?.time;
  const when = recorded === undefined ? '' : `, recorded ${formatMoment(recorded)}`;
  return (
    <div class="clock">
      <label for="known">As known at</label>
      <div class="clock-slide">
        <button type="button" disabled={shown <= first} onClick={() => setWanted(shown - 1)}>
          <span aria-hidden="true">◂</span>
          <span class="only-read">One event less</span>
        </button>
        <input
          id="known"
          type="range"
          min={first}
          max={last}
          step={1}
          value={shown}
          aria-valuetext={`event ${formatNumber(shown)} of ${formatNumber(last)}${when}`}
          onInput={({ currentTarget }) => setWanted(currentTarget.valueAsNumber)}
        />
        <button type="button" disabled={shown >= last} onClick={() => setWanted(shown + 1)}>
          <span aria-hidden="true">▸</span>
          <span class="only-read">One event more</span>
        </button>
      </div>
      <div class="clock-says">
        <span>
          event <b>{formatNumber(shown)}</b> of {formatNumber(last)}
        </span>
        <span class="quiet">
          {recorded === undefined ? '' : formatDay(dayOf(recorded.slice(0, 10)))}
        </span>
        <button
          type="button"
          class="push"
          disabled={state.knownAt === null}
          onClick={() => go({ knownAt: null })}
        >
          Now
        </button>
      </div>
    </div>
  );
}
