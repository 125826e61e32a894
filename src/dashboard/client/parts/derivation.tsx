import { usePage } from '../page-context.js';
import { Choice } from './choice.js';
import { Link } from './link.js';

/** How positions are derived: everything that changes the picture beside the two clocks. */
export function Derivation() {
  const { state } = usePage();
  const { method, channel, evidence, groups, review, dating } = state;
  const isPlain = [method, channel, evidence, groups, review, dating].join(' ') === PLAIN;
  return (
    <details class="derivation" open={!isPlain}>
      <summary>How positions are derived{isPlain ? '' : ' (not as by default)'}</summary>
      <div class="choices">
        <Choice
          name="method"
          label="Rule-set"
          options={[
            ['latest@1', 'the newest evidence decides'],
            ['weighted@1', 'all evidence, weighted'],
          ]}
        />
        <Choice
          name="channel"
          label="Counting"
          options={[
            ['all', 'words and deeds'],
            ['words', 'words alone'],
            ['deeds', 'deeds alone'],
          ]}
        />
        <Choice
          name="evidence"
          label="Evidence"
          options={[
            ['standard', 'without allegations and leaks'],
            ['strict', 'only the party’s own, not inferred'],
            ['all', 'all of it'],
          ]}
        />
        <Choice
          name="groups"
          label="What a group did"
          options={[
            ['direct', 'counts for the group'],
            ['members', 'counts for its members too'],
          ]}
        />
        <Choice
          name="review"
          label="Coding"
          options={[
            ['live', 'all live records'],
            ['confirmed', 'confirmed by a second coder'],
          ]}
        />
        <Choice
          name="dating"
          label="Uncertain dates"
          options={[
            ['certain', 'from the last possible day'],
            ['possible', 'from the first possible day'],
          ]}
        />
        <Link to={{ view: 'methods' }}>What these mean</Link>
      </div>
    </details>
  );
}

const PLAIN = 'latest@1 all standard direct live certain';
