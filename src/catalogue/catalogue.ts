import type { EventDefinition, ToldEvent } from '#kernel/event.js';
import type { Projection } from '#kernel/projection.js';

/** Everything that was found in the two folders of definitions. A class, so that it is its own injection token. */
export class Catalogue {
  constructor(
    readonly events: ReadonlyMap<string, EventDefinition>,
    readonly projections: ReadonlyMap<string, Projection>,
  ) {}

  /** Throws on an unknown type: a log from a newer program must not be half understood. */
  definition(type: string): EventDefinition {
    const definition = this.events.get(type);
    if (!definition) {
      throw new Error(`No event type ${type} in events/. This log was written by a newer program.`);
    }
    return definition;
  }

  /** Lifts data of an older shape to the newest one. */
  revive<Event extends ToldEvent>(event: Event): Event {
    const { upcasts, schema } = this.definition(event.type);
    if (event.schema === schema) return event;
    if (event.schema > schema) {
      throw new Error(
        `Event ${event.sequence} (${event.type}) has shape ${event.schema}; this program knows ${schema}. Use the newer program.`,
      );
    }
    const data = upcasts.slice(event.schema - 1).reduce((older, lift) => lift(older), event.data);
    return { ...event, data, schema, text: undefined };
  }
}
