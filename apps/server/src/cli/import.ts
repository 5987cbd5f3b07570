/** `huiyin import tickets FILE`: brings in tickets of another system. Shows what it understood before it does anything. */

import { existsSync, readFileSync } from 'node:fs';
import type { ImportMapping } from '@huiyin/domain/ticket/import.contract.ts';
import { ImportMapping as MappingSchema } from '@huiyin/domain/ticket/import.contract.ts';
import { importProblems, type ImportProblemCode } from '@huiyin/domain/ticket/import-problem.ts';
import { importTargets } from '@huiyin/domain/ticket/import-targets.ts';
import { Command, Option } from 'commander';
import { Value } from 'typebox/value';
import type { Shell } from '../platform/shell.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { importArticlesCommand } from './import-articles.ts';
import { unreadableText } from './import-texts.ts';
import { showProgress } from './progress.ts';
import { withShell } from './with-shell.ts';

interface Flags {
  readonly mapping?: string;
  readonly dryRun?: true;
  readonly channel?: string;
  readonly source?: string;
  readonly encoding?: string;
  readonly rows?: ImportMapping['rows'];
  readonly timeZone?: string;
  readonly dateOrder?: ImportMapping['dateOrder'];
  /** Commander's form of `--no-customer`. */
  readonly customer: boolean;
  readonly archiveOpen?: true;
  readonly problems: string;
}

export function importCommand(): Command {
  return new Command('import').description('bring in what other systems hold').addCommand(
    new Command('tickets')
      .description('import tickets from a CSV or XLSX file (also gzipped); a repeat brings in nothing twice')
      .argument('<file>', 'rows are tickets, or events of tickets')
      .option('--mapping <file>', 'JSON: { "columns": { "externalId": "工单号", … } }; what it leaves out is guessed')
      .option('--dry-run', 'check every row and import nothing')
      .addOption(new Option('--rows <what>', 'what a row is').choices(['cases', 'events']))
      .option('--time-zone <zone>', 'of times without an offset (Asia/Shanghai)')
      .addOption(new Option('--date-order <order>', 'of dates like 05/01/2022').choices(['YMD', 'MDY', 'DMY']))
      .option('--encoding <label>', 'instead of finding out: utf-8, gb18030, big5, …')
      .option('--channel <key>', 'the channel of tickets whose row names none (import)')
      .option('--source <name>', 'the system that the case ids belong to (the channel)')
      .option('--no-customer', 'take cases that name no customer')
      .option('--archive-open', 'archive also what has no closing time')
      .option('--problems <count>', 'how many bad rows to print', '20')
      .addHelpText('after', targetTable)
      .action(importTickets),
  ).addCommand(importArticlesCommand());
}

async function importTickets(path: string, flags: Flags): Promise<void> {
  if (!existsSync(path)) throw new StartRefusal(`There is no file ${path}.`, { exitCode: 2 });
  const { lookAtPath } = await import('../ticket/index.ts');
  const seen = await lookAtPath(path, flags.encoding ?? null);
  if (!seen.ok) throw new StartRefusal(`${path}: ${unreadableText(seen.facts)}`, { exitCode: 2 });
  const mapping = mappingOf(seen.value.look.guess, flags);
  console.log(`${path}: ${seen.value.table.encoding}, ${seen.value.table.lines.length} rows, ${seen.value.look.columns.length} columns\n`);
  console.log(describe(mapping, seen.value.look));
  const { seed } = await import('../domains.ts');
  await withShell('import', async (shell) => {
    await seed(shell);
    await run(shell, seen.value, mapping, flags);
  });
}

async function run(shell: Shell, seen: Parameters<typeof import('../ticket/index.ts').importFromPath>[1], mapping: ImportMapping, flags: Flags): Promise<void> {
  const { importFromPath, problemsOf } = await import('../ticket/index.ts');
  const bar = showProgress({ rows: flags.dryRun ? 'Checking' : 'Importing' });
  let cancel: (() => Promise<void>) | null = null;
  const interrupt = () => void cancel?.();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const began = performance.now();
  const result = await importFromPath(shell, seen, {
    mapping,
    dry: flags.dryRun === true,
    onProgress: ({ done, rows }) => bar.show('rows', done / rows),
    onStart: (end) => (cancel = end),
  }).finally(() => {
    bar.done();
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  });
  if (!result.ok) throw new StartRefusal(flawsText(result.facts), { exitCode: 2 });

  const { imported, events, repeated, bad, state, id } = result.value;
  const shown = Number(flags.problems);
  let printed = 0;
  for await (const { line, column, code, value } of problemsOf(shell, id)) {
    if (printed++ >= shown) break;
    console.log(`  line ${line}${column === null ? '' : `, ${column}`}: ${importProblems[code as ImportProblemCode]?.en ?? code}${value === null ? '' : ` (${value})`}`);
  }
  if (bad > shown) console.log(`  … and ${bad - shown} more; --problems ${bad} prints them all.`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${flags.dryRun ? 'Checked, nothing imported' : state === 'cancelled' ? 'Cancelled' : 'Done'} after ${seconds} s: ${imported} tickets${flags.dryRun ? ' would come in' : ' imported'}, ${events} events, ${repeated} already there, ${bad} problems.`);
  if (state === 'cancelled') process.exitCode = 130;
  else if (bad > 0) process.exitCode = 3;
}

function mappingOf(guess: ImportMapping, flags: Flags): ImportMapping {
  const given = flags.mapping === undefined ? {} : readMapping(flags.mapping);
  const mapping = {
    ...guess,
    ...given,
    ...(flags.rows && { rows: flags.rows }),
    ...(flags.timeZone && { timeZone: flags.timeZone }),
    ...(flags.dateOrder && { dateOrder: flags.dateOrder }),
    ...(flags.channel && { channel: flags.channel }),
    ...(flags.source && { source: flags.source }),
    ...(!flags.customer && { anonymous: true }),
    ...(flags.archiveOpen && { archiveOpen: true }),
  };
  if (!Value.Check(MappingSchema, mapping)) throw new StartRefusal(`The mapping is wrong: ${[...Value.Errors(MappingSchema, mapping)].map((one) => `${one.instancePath} ${one.message}`).join('; ')}`, { exitCode: 2 });
  return mapping;
}

function readMapping(path: string): object {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
  } catch (cause) {
    throw new StartRefusal(`${path} cannot be read as JSON.`, { exitCode: 2, cause });
  }
  throw new StartRefusal(`${path} holds no object.`, { exitCode: 2 });
}

function describe(mapping: ImportMapping, look: { readonly columns: readonly string[]; readonly sample: readonly (readonly string[])[] }): string {
  const width = Math.max(...Object.keys(mapping.columns).map((target) => target.length));
  const lines = Object.entries(mapping.columns).map(([target, column]) => {
    const example = look.sample.map((row) => row[look.columns.indexOf(column)] ?? '').find((cell) => cell !== '') ?? '';
    return `  ${target.padEnd(width)}  ←  ${column}${example === '' ? '' : `   (${example.length > 40 ? `${example.slice(0, 40)}…` : example})`}`;
  });
  const unused = look.columns.filter((column) => !Object.values(mapping.columns).includes(column));
  return [
    `A row is ${mapping.rows === 'cases' ? 'a ticket' : 'an event of a ticket'}; times without an offset are of ${mapping.timeZone}${mapping.dateOrder === 'YMD' ? '' : `, dates are ${mapping.dateOrder}`}.`,
    ...lines,
    ...(unused.length > 0 ? [`  not imported: ${unused.join(', ')}`] : []),
    ...(mapping.anonymous ? ['  Cases that name no customer get one without a way to reach them.'] : []),
    '',
  ].join('\n');
}

function flawsText(facts: Readonly<Record<string, unknown>>): string {
  const said: Readonly<Record<string, string>> = { missing: 'no column for', unknown: 'no such target', columns: 'not (or twice) in the file', timeZone: 'no such time zone', channel: 'no such channel' };
  const flaws = Object.entries(facts).flatMap(([key, value]) => (Array.isArray(value) && value.length > 0 ? [`${said[key] ?? key}: ${value.join(', ')}`] : []));
  return `The file cannot be imported like this. ${flaws.join('; ')}. Say it with --mapping FILE.json (see --help).`;
}

function targetTable(): string {
  const rows = importTargets.map(({ key, label, hint, rows }) => `  ${key.padEnd(20)} ${label.zh} · ${label.en}${rows.length === 1 ? ` [${rows[0]}]` : ''}${hint.en === '' ? '' : `: ${hint.en}`}`);
  return ['', 'Targets of a mapping:', ...rows, '  fields.<key>         a field of the ticket', '  facts.<name>         kept on the event [events]', '', 'Exit code 3: done, but some rows were bad.'].join('\n');
}
