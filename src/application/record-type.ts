import type { Catalogue } from '#catalogue/catalogue.js';
import type { EventDefinition } from '#kernel/event.js';
import { refuse } from '#kernel/refusal.js';
import { kindOf } from '#vocabulary/kind-of.js';
import { TYPE_OF_KIND } from '#vocabulary/record-life.js';
import type { Submission } from './submit.js';

/** The event type that was named, or for a record the one of its kind. */
export function definitionFor({ type, data }: Submission, catalogue: Catalogue): EventDefinition {
  const wanted = type ?? TYPE_OF_KIND[kindOf(data)];
  const definition = catalogue.events.get(wanted);
  if (definition) return definition;
  const known = [...catalogue.events.keys()].join(', ');
  throw refuse('invalid', 'event.unknown-type', `No event type ${wanted}. There are: ${known}.`, {
    pointer: '/type',
  });
}
