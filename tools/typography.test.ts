/** Chinese is set in Chinese punctuation: a half-width comma beside a Han character is a slip of the keyboard. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const slip = /[\p{Script=Han}」』”）…][,;:?!]|[,;:?!]\p{Script=Han}/u;

/** Texts of a source that set Han characters beside half-width punctuation. */
function slipsIn(source: string): string[] {
  return (source.match(literal) ?? []).filter((text) => /\p{Script=Han}/u.test(text) && slip.test(text));
}

test('a slip is seen, and proper text is not', () => {
  expect(slipsIn("say('您好,请稍等')")).toHaveLength(1);
  expect(slipsIn("say('您好，请稍等：https://example.com')")).toEqual([]);
});

test('no text of ours sets Chinese in half-width punctuation', () => {
  const files = globSync(['packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}'], { cwd: root }).filter((file) => !/\.(test|arbitrary)\.tsx?$|\.d\.ts$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  const slips = files.flatMap((file) => slipsIn(readFileSync(join(root, file), 'utf8')).map((text) => `${file}: ${text.slice(0, 80)}`));
  expect(slips).toEqual([]);
});
