/** A row at a time would drown in the overhead of its own delivery; much more than this would not stream. */
export const CHUNK_LENGTH = 65_536;
