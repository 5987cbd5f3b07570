/** A refusal that nobody gives is a promise that nobody keeps: every code of the list is given somewhere. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalStatus } from '@huiyin/domain/kernel/refusal.ts';

const root = join(import.meta.dirname, '..');

test('every refusal code is given by the domain or the server', () => {
  const files = globSync(['packages/domain/src/**/*.ts', 'apps/server/src/**/*.ts'], { cwd: root }).filter((file) => !/\.test\.ts$|kernel\/refusal\.ts$/.test(file));
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  expect(Object.keys(refusalStatus).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});
