import type { DataFolder } from '../data-folder.js';

/** The data folder, beside whoever holds it. SQLite comes with it, which most commands can do without. */
export async function folderItself(folder: string): Promise<DataFolder> {
  const { DataFolder } = await import('../data-folder.js');
  return new DataFolder(folder);
}
