import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import type { Access } from './access.js';

/** Where the log ends. */
export async function logHead(access: Access): Promise<string> {
  const head = await headOf(access);
  return `${head} ${head === 1 ? 'event' : 'events'}. "standpoint verify" recomputes every hash.`;
}

/** Whether everybody keeps up and nothing waits. */
export async function projections(access: Access): Promise<string> {
  const { rows, about } = await access.ask('status', {});
  if (about?.['failure']) {
    throw problem('projection.failed', `${about['failure']}. Start again; if it stays, report it.`);
  }
  const parked = rows.filter((row) => (row['parked'] as readonly JsonObject[]).length > 0);
  if (parked.length > 0) throw problem('projection.parked', parked.map(parkedWords).join(' '));
  const late = rows.filter((row) => Number(row['lag']) > 0);
  if (late.length > 0) {
    const names = late.map(({ name, lag }) => `${name} by ${lag}`).join(', ');
    throw problem('projection.behind', `Behind the log: ${names}. Ask again in a moment.`);
  }
  return `${rows.length}, all abreast of the log, none parked.`;
}

/** The newest event cannot have been recorded after now. */
export async function clock(access: Access): Promise<string> {
  const now = new Date();
  const head = await headOf(access);
  if (head === 0) return `${now.toISOString()}; no event to hold it against.`;
  const { rows } = await access.ask('events', { after: String(head - 1), limit: '1' });
  const newest = String(rows[0]?.['time']);
  if (now.getTime() >= Date.parse(newest)) return `${now.toISOString()}, after the newest event.`;
  throw problem(
    'clock.behind',
    `The clock says ${now.toISOString()}, and the newest event is of ${newest}. Set the clock of this machine.`,
  );
}

async function headOf(access: Access): Promise<number> {
  const { about } = await access.ask('status', {});
  return Number(about?.['head'] ?? 0);
}

function parkedWords({ name, parked }: JsonObject): string {
  const all = parked as readonly JsonObject[];
  const [first] = all;
  return `${name} has parked ${all.length}, the first at event ${first?.['sequence']}: ${first?.['error']}. Mend the cause, then "standpoint projections retry ${name}".`;
}

const problem = (code: string, detail: string) => refuse('unavailable', code, detail);
