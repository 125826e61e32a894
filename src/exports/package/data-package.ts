import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Ask, AskPages } from '#application/ask.js';
import { citationText } from '#application/citation-text.js';
import { fileName } from '#application/file-name.js';
import { type Package, type PackageAsked, PackageMaker } from '#application/package-maker.js';
import { permanentAddress } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import { type Chunk, type Table, TableFormats } from '#application/table-format.js';
import { countRows } from '#application/table-metadata.js';
import { tableOf } from '#application/table-of.js';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { isRealDay } from '#vocabulary/day.js';
import { type About, packageDescriptor, pathOf, type Written } from './descriptor.js';
import { citationCff, codebookCsv, codebookMd, licence, readme } from './pages.js';
import { RESOURCES, type Resource } from './resources.js';
import { ZipStream } from './zip-stream.js';

/** A Frictionless Data Package 2.0 of one framework, written table by table, each as it is drawn. */
@Injectable()
export class DataPackage extends PackageMaker {
  constructor(
    private readonly queries: QueryBus,
    private readonly formats: TableFormats,
  ) {
    super();
  }

  async make(asked: PackageAsked): Promise<Package> {
    const about = await this.#about(asked);
    const query = { framework: about.framework, asOf: about.asOf };
    return {
      fileName: fileName({ name: 'package' }, { query, sequence: about.sequence }, 'zip'),
      sequence: about.sequence,
      permanent: asked.knownAt !== undefined && /^\d+$/.test(asked.knownAt),
      chunks: this.#chunks(about),
    };
  }

  /** Nothing here is of the moment: where no day is asked for, it is that of the last event. */
  async #about({ framework, knownAt, asOf, minSequence }: PackageAsked): Promise<About> {
    if (asOf !== undefined && !isRealDay(asOf)) throw notADay(asOf);
    const params = {
      framework,
      ...(knownAt !== undefined && { knownAt }),
      ...(minSequence !== undefined && { minSequence }),
    };
    const { reply } = await this.queries.execute(new Ask('framework', params));
    const { sequence, about } = reply!;
    const event = await this.queries.execute(new Ask('event', { sequence: String(sequence) }));
    const recordedAt = String(event.reply!.rows[0]!['time']);
    const day = asOf ?? recordedAt.slice(0, 10);
    const title = String((about?.['framework'] as JsonObject | undefined)?.['title'] ?? framework);
    const address = `/v1/exports/${framework}.zip?asOf=${day}&knownAt=${sequence}`;
    const summary = `${title}: data package`;
    const citation = citationText({ summary }, { query: { asOf: day }, sequence }, address);
    return { framework, title, sequence, asOf: day, recordedAt, citation };
  }

  async *#chunks(about: About): AsyncGenerator<Chunk> {
    const zip = new ZipStream();
    const written: Written[] = [];
    for (const resource of RESOURCES) {
      const drawn = await this.#table(resource, about);
      if (!drawn) continue;
      const { chunks, done } = this.#write(resource, drawn);
      yield* zip.add(pathOf(resource), chunks);
      written.push(done());
    }
    const descriptor = packageDescriptor(about, written);
    const pages: Readonly<Record<string, string>> = {
      'codebook.csv': codebookCsv(written),
      'codebook.md': codebookMd(written),
      'README.md': readme(about, written),
      'CITATION.cff': citationCff(about, descriptor['id']!),
      LICENSE: licence(),
      'datapackage.json': `${JSON.stringify(descriptor, null, 2)}\n`,
    };
    for (const [name, text] of Object.entries(pages)) yield* zip.add(name, once(text));
    yield* zip.end();
  }

  /** Undefined where the framework is too large for it, whatever the interval. */
  async #table({ question: name, params, within }: Resource, about: About) {
    const question = QUESTIONS.get(name)!;
    const drawn = async (more: Readonly<Record<string, string>> = {}): Promise<Drawn> => {
      const asked = { ...params, ...clocksOf(question, about), ...more };
      const { reply } = await this.queries.execute(new AskPages(name, asked));
      return { table: tableOf(question, reply!), permanent: permanentAddress(question, reply!)! };
    };
    if (!within) return drawn();
    for (const interval of within.intervals) {
      // Drawn once to count, and again to be written: to hold so many rows would take more than to find them twice.
      const { table } = await drawn({ interval });
      if (await hasAtMost(within.rowsMax, table)) return drawn({ interval });
    }
    return undefined;
  }

  /** Counted and hashed while somebody else takes it away. */
  #write(resource: Resource, drawn: Drawn) {
    const { permanent } = drawn;
    const { table, rows } = countRows(drawn.table);
    const digest = createHash('sha256');
    let bytes = 0;
    const format = this.formats.of(resource.form);
    const chunks = (async function* () {
      for await (const chunk of format.write(table)) {
        digest.update(chunk);
        bytes += Buffer.byteLength(chunk);
        yield chunk;
      }
    })();
    const done = (): Written => ({
      ...{ resource, table, permanent, rows: rows(), bytes },
      sha256: digest.digest('hex'),
    });
    return { chunks, done };
  }
}

interface Drawn {
  readonly table: Table;
  readonly permanent: string;
}

/** Draws no more than it has to. */
async function hasAtMost(most: number, { pages }: Table): Promise<boolean> {
  let rows = 0;
  for await (const page of pages) {
    rows += page.length;
    if (rows > most) return false;
  }
  return true;
}

/** Framework and clocks, as far as the question knows them. */
function clocksOf({ params: { shape } }: Question, { framework, asOf, sequence }: About) {
  const all = { framework, asOf, knownAt: String(sequence) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in shape));
}

async function* once(text: string) {
  yield text;
}

const notADay = (text: string) =>
  refuse(
    'invalid',
    'date.not-a-day',
    `"${text.slice(0, 40)}" is not a day in the calendar. Write it as 2020-09-08; years begin with 1000.`,
    { pointer: 'asOf' },
  );
