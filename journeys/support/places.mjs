// Where things stand.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `journeys/`. */
export const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pictures of the README. */
const KEPT = ['home', 'desk', 'queue', 'case', 'reports'];

/** The folder a picture goes to: with `PICTURES=1` those of the README to theirs, the others to one that is not kept. */
export async function folderOf(name) {
  const isKept = process.env.PICTURES === '1' && KEPT.includes(name);
  const folder = isKept ? join(here, '..', 'docs', 'pictures') : join(here, 'out');
  await mkdir(folder, { recursive: true });
  return folder;
}
