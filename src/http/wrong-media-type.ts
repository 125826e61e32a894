import { type Refusal, refuse } from '#kernel/refusal.js';

export const NDJSON_TYPE = 'application/x-ndjson';

/** Refuses (`body.wrong-media-type`) a body that is none of the type that its address takes. */
export const wrongMediaType = (route: string | undefined): Refusal =>
  refuse(
    'invalid',
    'body.wrong-media-type',
    route === '/v1/imports'
      ? `Send lines of JSON with Content-Type: ${NDJSON_TYPE}, one record a line. A table, such as CSV, goes in by "standpoint import" with a mapping.`
      : 'The body must be JSON. Send it with Content-Type: application/json.',
  );
