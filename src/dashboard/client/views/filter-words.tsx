const FILTERS: readonly (readonly [name: string, words: string])[] = [
  [
    'On the day, as known at',
    'Two clocks. The day is the one asked about. The event is how far the log is read: whatever was recorded, corrected or retracted after it does not count, so the page shows what we believed then.',
  ],
  [
    'Words and deeds',
    'Words are endorsements, statements and votes. Deeds are policy actions and reported conduct. The gap is the score in words minus the score in deeds, where both are known.',
  ],
  [
    'Evidence',
    'By default allegations and leaks do not count. Strict counts only what a party said or did itself, and nothing that a coder inferred.',
  ],
  [
    'Groups',
    'What a group did counts for the group. If you ask for it, it also counts for the members that it spoke for on that day.',
  ],
  [
    'Uncertain dates',
    'A date may be known to the month only, or as one day in a range. Counting from the last possible day and from the first gives the two edges of an honest band.',
  ],
  [
    'Who is counted',
    'Members of the United Nations on the day that is shown. Groups and other states with a position are listed beside, and not counted.',
  ],
];

/** What each choice of the page means. */
export function FilterWords() {
  return (
    <section>
      <h2>What the choices mean</h2>
      <dl class="definitions">
        {FILTERS.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
