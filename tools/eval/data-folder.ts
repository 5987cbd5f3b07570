import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where the public sets lie: where one says, or beside the project. Null when they are not there. */
export function dataFolder(said?: string): string | null {
  const places = said === undefined ? ['../shared/data/ai', '../../shared/data/ai'].map((place) => join(root, place)) : [said];
  return places.find((place) => existsSync(join(place, 'README.md')) || existsSync(join(place, 'en_banking77'))) ?? null;
}
