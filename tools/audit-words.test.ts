/** What is written in the audit log can be read there: every action that the server records has words in both languages, and can be asked for. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditNouns } from '../apps/console/src/identity/audit-words.ts';
import { identityEn } from '../apps/console/src/identity/identity.en.ts';
import { identityZh } from '../apps/console/src/identity/identity.zh.ts';

const root = join(import.meta.dirname, '..');
const sources = globSync('apps/server/src/**/*.ts', { cwd: root }).filter((file) => !/\.test\.ts$|\/testing\//.test(file)).map((file) => readFileSync(join(root, file), 'utf8'));
const actions = [...new Set(sources.flatMap((source) => [...source.matchAll(/\baction: ([^,\n}]*)/g)].flatMap(([, given]) => [...given!.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action]) => action!))))].toSorted();

test.each([['Chinese', identityZh.audit], ['English', identityEn.audit]] as const)('in %s', (_, { actions: whole, nouns, deeds }) => {
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => {
    const [noun, deed] = action.split('.') as [string, string];
    return !(`${noun}_${deed}` in whole) && !(noun in nouns && deed in deeds);
  })).toEqual([]);
});

test('each kind can be asked for', () => {
  expect([...new Set(actions.map((action) => action.split('.')[0]!))].filter((noun) => !(auditNouns as readonly string[]).includes(noun))).toEqual([]);
});
