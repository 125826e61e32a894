import crosswalkPublished from '#events/crosswalk-published.js';
import frameworkPublished from '#events/framework-published.js';
import principleAdded from '#events/principle-added.js';
import principleTextRevised from '#events/principle-text-revised.js';
import { integer, json, text } from '#kernel/columns.js';
import { projection } from '#kernel/define-projection.js';
import { believe, KNOWN_COLUMNS, open } from '#kernel/known.js';
import type { Put, Row, Rows } from '#kernel/projection.js';
import type { Principle } from '#vocabulary/principle.js';

export default projection({
  name: 'framework',
  version: 2,
  summary: 'Frameworks, their principles with every wording, and the crosswalks between them.',
  tables: {
    framework: {
      columns: { framework: text, data: json, ...KNOWN_COLUMNS },
      key: ['framework', 'known_from'],
      partition: 'framework',
    },
    principle: {
      columns: { framework: text, ordinal: integer, data: json, ...KNOWN_COLUMNS },
      key: ['framework', 'ordinal', 'known_from'],
      partition: 'framework',
    },
    crosswalk: {
      columns: { crosswalk: text, data: json, ...KNOWN_COLUMNS },
      key: ['crosswalk', 'known_from'],
      partition: 'crosswalk',
    },
  },
  partition: ({ stream }) => stream.slice(stream.indexOf('/') + 1),
})
  .on(frameworkPublished, ({ sequence: at, data }) => {
    const { principles, ...framework } = data;
    return [
      {
        table: 'framework',
        row: {
          framework: data.id,
          data: framework,
          known_from: at,
          known_to: null,
        },
      },
      ...principles.map((principle) => firstVersion(data.id, principle, at)),
    ];
  })
  .on(principleAdded, ({ sequence, data }) => [
    firstVersion(data.framework, data.principle, sequence),
  ])
  .on(principleTextRevised, ({ sequence: at, data: { framework, ordinal, texts } }, rows) => {
    const before = versionsOf(ordinal, rows);
    const [current] = open(before);
    if (!current) throw new Error(`${framework}/${ordinal} was never added.`);
    const principle = current['data'] as Principle;
    const kept = principle.texts.filter(
      (old) => !texts.some((it) => it.language === old.language && it.wording === old.wording),
    );
    const after = [principleRow(framework, { ...principle, texts: [...kept, ...texts] })];
    return believe('principle', { before, after, identity: ['framework', 'ordinal'], at });
  })
  .on(crosswalkPublished, ({ sequence: at, data }, rows) =>
    believe('crosswalk', {
      before: rows('crosswalk'),
      after: [{ crosswalk: data.id, data }],
      identity: ['crosswalk'],
      at,
    }),
  );

const versionsOf = (ordinal: number, rows: Rows): readonly Row[] =>
  rows('principle').filter((row) => row['ordinal'] === ordinal);

const principleRow = (framework: string, principle: Principle): Row => ({
  framework,
  ordinal: principle.ordinal,
  data: principle,
});

const firstVersion = (framework: string, principle: Principle, at: number): Put => ({
  table: 'principle',
  row: { ...principleRow(framework, principle), known_from: at, known_to: null },
});
