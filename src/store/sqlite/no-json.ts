/** A cell that was written as JSON is none any more: the message says where. SQLite has no sum over its pages to notice. */
export class NoJson extends Error {}
