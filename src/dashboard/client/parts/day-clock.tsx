import { isoOf, isRealDay } from '#vocabulary/day.js';
import { formatDay } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { usePlay, wantsStillness } from './use-play.js';

/**
 * The day that is shown: a slider, the changes before and after, and the days running by themselves. Buttons that have
 * nothing to do say so and stay: what disables itself when it is pressed drops the focus.
 */
export function DayClock() {
  const { day, today, range, segments, on, go } = usePage();
  const { isPlaying, toggle } = usePlay();
  const first = range[0];
  const last = Math.max(range[1], today);
  const days = segments.days(on);
  const before = days.findLast((each) => each < day && each >= first);
  const after = days.find((each) => each > day && each <= last);
  const show = (to: number | undefined) => {
    if (to !== undefined) go({ asOf: to === today ? null : isoOf(to) }, 'quietly');
  };
  const toToday = () => {
    if (day !== today) go({ asOf: null });
  };
  return (
    <div class="clock">
      <label for="day">On the day</label>
      <div class="clock-slide">
        <button type="button" aria-disabled={before === undefined} onClick={() => show(before)}>
          <span aria-hidden="true">◂</span>
          <span class="only-read">Change before</span>
        </button>
        <input
          id="day"
          type="range"
          min={first}
          max={last}
          step={1}
          value={day}
          aria-valuetext={formatDay(day)}
          onInput={({ currentTarget }) => show(currentTarget.valueAsNumber)}
        />
        <button type="button" aria-disabled={after === undefined} onClick={() => show(after)}>
          <span aria-hidden="true">▸</span>
          <span class="only-read">Change after</span>
        </button>
      </div>
      <div class="clock-says">
        <input
          type="date"
          aria-label="The day, as a date"
          value={isoOf(day)}
          min="1000-01-01"
          onChange={({ currentTarget: { value } }) => {
            if (isRealDay(value)) go({ asOf: value });
          }}
        />
        <button
          type="button"
          class="push"
          aria-pressed={isPlaying}
          disabled={wantsStillness()}
          title={wantsStillness() ? 'Off, because your system asks for less motion' : undefined}
          onClick={toggle}
        >
          {isPlaying ? 'Stop' : 'Play'}
        </button>
        <button type="button" aria-disabled={day === today} onClick={toToday}>
          Today
        </button>
      </div>
    </div>
  );
}
