import { STYLES } from '#application/citing/styles.js';
import type { PackageAsked } from '#application/package-maker.js';
import type { Question, Reply } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import type { Rehearsal } from '#application/rehearse.js';
import type { Accepted } from '#application/submit.js';
import type { TakenForm } from '#application/write-table.js';
import type { JsonObject } from '#kernel/json.js';
import { type Refusal, refuse } from '#kernel/refusal.js';
import type { Announcement } from '#store/guards/announcement.js';
import type { Access, Entry, Upkeep } from './access.js';
import { askedInstead, questionAddress } from './address.js';
import { errorFrom } from './remote-problem.js';
import { remoteWrite } from './remote-writes.js';

const HEALTH_WAIT_MS = 3_000;

/** The application in the server that holds the folder: reading is open, writing takes a key. */
export class RemoteAccess implements Access {
  constructor(readonly server: Announcement) {}

  static async answers({ url }: Announcement): Promise<boolean> {
    try {
      const health = await fetch(new URL('/healthz', url), {
        signal: AbortSignal.timeout(HEALTH_WAIT_MS),
      });
      await health.body?.cancel();
      return health.ok;
    } catch {
      return false;
    }
  }

  async ask(name: string, params: Readonly<Record<string, string>>): Promise<Reply> {
    const question = QUESTIONS.get(name)!;
    const response = await this.#fetch(this.#address(question, params, '.json'));
    const reply = replyFrom(question, await response.json(), params);
    return name === 'events' ? { ...reply, about: { next: nextOf(response, reply) } } : reply;
  }

  async table(name: string, params: Readonly<Record<string, string>>, form: TakenForm) {
    const response = await this.#fetch(this.#address(QUESTIONS.get(name)!, params, `.${form}`));
    return this.#whole(response);
  }

  async package({ framework, knownAt, asOf }: PackageAsked) {
    const query = new URLSearchParams({
      ...(knownAt !== undefined && { knownAt }),
      ...(asOf !== undefined && { asOf }),
    });
    const name = encodeURIComponent(framework);
    return this.#whole(await this.#fetch(`/v1/exports/${name}.zip?${query}`));
  }

  async submit(entry: Entry): Promise<Accepted> {
    const response = await this.#write(entry);
    const accepted = (await response.json()) as Omit<Accepted, 'replayed'>;
    return { ...accepted, replayed: response.headers.get('idempotent-replayed') === 'true' };
  }

  async rehearse(entry: Entry): Promise<Rehearsal> {
    const response = await this.#write(entry, { dryRun: 'true' });
    return (await response.json()) as Rehearsal;
  }

  async check(entry: Entry): Promise<{ readonly replayed: boolean }> {
    return { replayed: (await this.rehearse(entry)).events.length === 0 };
  }

  #write(entry: Entry, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { path, body } = remoteWrite(entry);
    const { expected, idempotencyKey, insist = false } = entry;
    const query = new URLSearchParams({ ...(insist && { insist: 'true' }), ...more });
    return this.#fetch(`/v1${path}?${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#key()}`,
        'content-type': 'application/json',
        ...(expected !== undefined && { 'if-match': `"${expected}"` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify(body),
    });
  }

  async cite(address: string): Promise<string> {
    const response = await this.#fetch('/v1/cite', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ address }),
    });
    return ((await response.json()) as { id: string }).id;
  }

  async citation(id: string): Promise<JsonObject> {
    return (await (await this.#fetch(`/v1/cite/${encodeURIComponent(id)}`)).json()) as JsonObject;
  }

  async citationIn(style: string, id: string): Promise<string> {
    const { suffix } = STYLES[style]!;
    return (await this.#fetch(`/v1/cite/${encodeURIComponent(id)}${suffix}`)).text();
  }

  async settled(): Promise<void> {}

  upkeep(): Upkeep {
    throw this.#held('This needs the data folder itself');
  }

  async close(): Promise<void> {}

  /** Refuses (`folder.held`) where the server would answer another question, and nobody would see that it did. */
  #address(question: Question, params: Readonly<Record<string, string>>, suffix: string): string {
    const other = askedInstead(question, params);
    if (other === undefined) return questionAddress(question, params, suffix);
    throw this.#held(
      `What has this name has no address of its own (/v1${other.path} is another question), so this needs the data folder itself`,
    );
  }

  #held(why: string): Refusal {
    return refuse(
      'unavailable',
      'folder.held',
      `${why}, and the server at ${this.server.url} (process ${this.server.pid}) holds it. Stop the server, do this, and start it again.`,
      { facts: { ...this.server } },
    );
  }

  async #fetch(address: string, options: RequestInit = {}): Promise<Response> {
    const response = await this.#reach(address, options);
    if (response.ok) return response;
    throw errorFrom(response.status, await response.text());
  }

  async #reach(address: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(address, this.server.url), { ...options, redirect: 'error' });
    } catch (error) {
      throw refuse(
        'unavailable',
        'server.unreachable',
        `The server at ${this.server.url} does not answer any more (${causeOf(error)}). Try again; whether a write was stored, ask before you send it again without an idempotency key.`,
        { facts: { ...this.server } },
      );
    }
  }

  /** A body that ends too early is told apart from one that is over. */
  async *#whole({ body }: Response): AsyncGenerator<Uint8Array> {
    try {
      if (body) yield* body;
    } catch (error) {
      throw refuse(
        'unavailable',
        'export.cut-short',
        `The server at ${this.server.url} broke off before the end (${causeOf(error)}). What has been written is not whole: ask again.`,
        { facts: { ...this.server } },
      );
    }
  }

  #key(): string {
    const key = process.env['STANDPOINT_KEY']?.trim();
    if (key) return key;
    throw refuse(
      'invalid',
      'key.missing',
      `The server at ${this.server.url} holds the data folder, and writing through it needs a key. Set STANDPOINT_KEY; "standpoint keys create NAME" makes one.`,
    );
  }
}

function replyFrom(question: Question, body: unknown, query: JsonObject): Reply {
  if (Array.isArray(body)) return bareReply(body as JsonObject[], query);
  const envelope = body as JsonObject;
  if (question.name === 'event') return bareReply([envelope], query);
  const { query: asked, sequence, rows, links: _links, ...about } = envelope;
  return { query: asked, sequence, rows, about } as unknown as Reply;
}

/** Events come without an envelope. */
const bareReply = (rows: readonly JsonObject[], query: JsonObject): Reply => ({
  query,
  sequence: Number(rows.at(-1)?.['sequence'] ?? 0),
  rows,
});

/** After which event to go on; null where there is none, as in the answer that has an envelope. */
const nextOf = ({ headers }: Response, { rows }: Reply): JsonObject[string] | null =>
  headers.get('link')?.includes('rel="next"') ? (rows.at(-1)?.['sequence'] ?? null) : null;

function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
