/** `npm run bench`: asks every question, or those that are named, and prints one table; a whole run writes `bench/results.json`. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, tableOf } from './figures.ts';
import { p01 } from './p01-open.ts';
import { p02 } from './p02-loop.ts';
import { p03 } from './p03-queue.ts';
import { p04 } from './p04-ticket.ts';
import { p05 } from './p05-search.ts';
import { p06 } from './p06-chat.ts';
import { p07 } from './p07-clocks.ts';
import { p08 } from './p08-dispatch.ts';
import { p09 } from './p09-metrics.ts';
import { p11 } from './p11-assistant.ts';
import { p12 } from './p12-start.ts';
import { p13 } from './p13-size.ts';
import { closeSeededCentre } from './seeded-centre.ts';

export interface Setting {
  readonly progress: (step: string) => void;
  /** A folder for the server's CPU profile. */
  readonly profile: string | undefined;
  /** A folder with seeded data that is kept for the next run. */
  readonly keep: string | undefined;
  /** So many tickets instead of a million, where a question is about a big centre. */
  readonly tickets: number | undefined;
  /** Fewer and shorter turns, to see that it works; the figures are rougher. */
  readonly short: boolean;
}

export interface Question {
  readonly name: string;
  readonly asks: string;
  readonly answer: (setting: Setting) => Promise<Figure[]>;
}

const questions: readonly Question[] = [p01, p02, p03, p04, p05, p06, p07, p08, p09, p11, p12, p13];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' }, profile: { type: 'string' }, tickets: { type: 'string' }, short: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

if (values.help) {
  console.log(`npm run bench -- [QUESTION …] [--keep FOLDER] [--profile FOLDER] [--tickets N] [--short]\n\n${questions.map(({ name, asks }) => `  ${name.padEnd(4)} ${asks}`).join('\n')}

  --keep FOLDER     keep the million seeded tickets there, and find them there the next time
  --profile FOLDER  write the server's CPU profile there
  --tickets N       P5 and P9 with so many tickets instead of a million
  --short           one short turn of each: rough figures in little time`);
  process.exit(0);
}

const named = positionals.map((name) => name.toUpperCase());
const unknown = named.filter((name) => !questions.some((question) => question.name === name));
if (unknown.length > 0) {
  console.error(`There is no question ${unknown.join(', ')}; there are ${questions.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const results: { readonly question: string; readonly figure: Figure }[] = [];
const failures: string[] = [];
const load = loadavg()[0]!;
for (const { name, asks, answer } of questions) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.error(`${name}  ${asks}`);
  try {
    const figures = await answer({ progress: (step) => console.error(`    ${new Date().toISOString().slice(11, 19)}  ${step}`), profile: values.profile, keep: values.keep, tickets: values.tickets === undefined ? undefined : Number(values.tickets), short: values.short });
    results.push(...figures.map((figure) => ({ question: name, figure })));
    for (const { note } of figures) if (note) console.error(`    ${note}`);
  } catch (cause) {
    failures.push(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    console.error(failures.at(-1));
  }
}
await closeSeededCentre();

console.log(`\n${tableOf(results)}`);
const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), loadBefore: load, node: process.version };
// A part of the questions, or short turns, must not stand where a whole run is looked for.
if (named.length === 0 && !values.short && values.tickets === undefined) writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ at: new Date().toISOString(), commit: commitNow(), machine, short: values.short, figures: results.map(({ question, figure }) => ({ question, ...figure })), failures: failures.map((failure) => failure.split('\n', 1)[0]) }, null, 2)}\n`,
);
process.exit(failures.length > 0 ? 1 : 0);

function commitNow(): string | null {
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return execFileSync('git', ['status', '--porcelain', '--', 'apps', 'packages'], { encoding: 'utf8', stdio: 'pipe' }).trim() === '' ? head : `${head} with changes`;
  } catch {
    return null;
  }
}
