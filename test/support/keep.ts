import { Keeper } from '#application/keeper/keeper.js';
import { LogReader } from '#application/keeper/log-reader.js';
import { ReadModel } from '#application/read-model.js';
import type { Catalogue } from '#catalogue/catalogue.js';
import type { EventLog } from '#kernel/event-log.js';
import type { ViewStore } from '#kernel/view-store.js';

/** A keeper that has caught up and follows the log, without the application around it. */
export async function keep(log: EventLog, views: ViewStore, catalogue: Catalogue) {
  const model = new ReadModel();
  const keeper = new Keeper(log, views, new LogReader(log, catalogue), catalogue, model);
  await keeper.start();
  return { keeper, model };
}
