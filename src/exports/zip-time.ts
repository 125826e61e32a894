/** What archives say about when their parts were made. Local, for that is what an archive stores: the same bytes everywhere. */
export const ZIP_TIME = new Date(1980, 0, 1);
