// Where things stand.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `journeys/`. */
export const here = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder pictures go to: the README's with `PICTURES=1`, else one that is not kept. */
export async function pictures() {
  const folder = process.env.PICTURES === '1' ? join(here, '..', 'docs', 'pictures') : join(here, 'out');
  await mkdir(folder, { recursive: true });
  return folder;
}
