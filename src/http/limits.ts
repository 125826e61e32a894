/** Largest body of a write: a record with fifty sources and long notes is a tenth of it. */
export const BODY_BYTES_MAX = 1024 * 1024;

/** Longest part of an address; ids are at most 100 characters, percent-encoded three times that. */
export const PATH_PART_LENGTH_MAX = 1000;

/** Readers of the stream at once: each holds a connection, and 256 KiB may wait for it. */
export const STREAM_READERS_MAX = 10_000;

/** A client that trickles its request is cut off, or a few of them could hold every connection. */
export const HEADERS_TIMEOUT_MS = 10_000;
export const REQUEST_TIMEOUT_MS = 30_000;
export const CONNECTIONS_CHECKING_INTERVAL_MS = 2_000;
export const KEEP_ALIVE_TIMEOUT_MS = 10_000;
