/** Two public logs, brought in whole. They lie beside the repository where they are there at all; without them these tests are skipped. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seed } from '../../domains.ts';
import { testShell } from '../../platform/testing/test-shell.ts';
import { importFromPath, lookAtPath, problemsOf, type PathWish } from './import-from-file.ts';

const folder = join(import.meta.dirname, '../../../../../../shared/data/eventlogs');
const are = existsSync(join(folder, 'helpdesk.csv.gz'));

const shell = await testShell();
await seed(shell);

async function bringIn(name: string, more: Partial<PathWish['mapping']> = {}) {
  const seen = await lookAtPath(join(folder, name), null);
  if (!seen.ok) throw new Error(JSON.stringify(seen));
  const run = await importFromPath(shell, seen.value, { mapping: { ...seen.value.look.guess, ...more }, dry: false });
  if (!run.ok) throw new Error(JSON.stringify(run));
  return run.value;
}

const rowsOf = async <Row>(text: string, ...values: unknown[]) => (await shell.pool.query(text, values)).rows as Row[];

test.runIf(!are)('the public event logs are not here, so the import is tested on small files only', (context) => context.skip());

describe.skipIf(!are)('the help desk log', () => {
  test('comes in by the guess alone, with the counts, moments and order that others have measured, in less than a minute', { timeout: 120_000 }, async () => {
    const anchor = JSON.parse(readFileSync(join(folder, 'anchors/helpdesk.json'), 'utf8'));
    const began = performance.now();
    expect(await bringIn('helpdesk.csv.gz')).toMatchObject({ state: 'done', rows: anchor.events, done: anchor.events, imported: anchor.cases, events: anchor.events, repeated: 0, bad: 0 });
    expect(performance.now() - began).toBeLessThan(60_000);

    const [span] = await rowsOf<{ first: number; last: number; cases: number }>("select min(at) as first, max(at) as last, count(distinct ticket_id) as cases from ticket_event where kind = 'recorded'");
    expect(span).toEqual({ first: Date.parse(anchor.first_event_utc), last: Date.parse(anchor.last_event_utc), cases: anchor.cases });
    const activities = await rowsOf<{ activity: string; n: number }>("select facts ->> 'activity' as activity, count(*) as n from ticket_event where kind = 'recorded' group by 1");
    expect(Object.fromEntries(activities.map(({ activity, n }) => [activity, n]))).toEqual(anchor.activity_counts);

    // Ties of time stay in the order of the file, or the variants would differ.
    const traces = await rowsOf<{ trace: string[]; n: number }>("select trace, count(*) as n from (select array_agg(facts ->> 'activity' order by version) as trace from ticket_event where kind = 'recorded' group by ticket_id) t group by trace order by n desc");
    expect(traces).toHaveLength(anchor.variants);
    for (const { count, trace } of anchor.top_variants) expect(traces.find((one) => one.trace.join() === trace.join())?.n).toBe(count);

    const states = await rowsOf('select distinct state, stage, opened_at <= archived_at as ordered from ticket');
    expect(states).toEqual([{ state: 'archived', stage: 'consult', ordered: true }]);
  });

  test('a second time brings in nothing', { timeout: 60_000 }, async () => {
    expect(await bringIn('helpdesk.csv.gz')).toMatchObject({ imported: 0, events: 0, repeated: 4580, bad: 0, done: 21348 });
  });
});

describe.skipIf(!are)('two hours of New York', () => {
  test('come in whole: what was closed as history, what was not waits in accept, nobody reachable', { timeout: 60_000 }, async () => {
    expect(await bringIn('nyc311_2022-05-01_2h.csv.gz', { timeZone: 'America/New_York', dateOrder: 'MDY', source: 'nyc311' })).toMatchObject({ imported: 924, done: 924, repeated: 0, bad: 0 });
    const counts = await rowsOf("select state, stage, count(*) as n, min(opened_at) as first from ticket where id in (select ticket_id from import_case where source = 'nyc311') group by 1, 2 order by 1");
    expect(counts).toEqual([
      { state: 'archived', stage: 'consult', n: 480, first: expect.any(Number) },
      { state: 'open', stage: 'accept', n: 444, first: Date.parse('2022-05-01T00:00:03-04:00') },
    ]);
  });

  test('are refused row by row while nobody says which number is the month', async () => {
    const run = await bringIn('nyc311_2022-05-01_2h.csv.gz', { source: 'unsaid' });
    expect(run).toMatchObject({ imported: 0, done: 924 });
    for await (const { code } of problemsOf(shell, run.id)) expect(code).toBe('date.order_unknown');
  });
});

describe.skipIf(!existsSync(join(folder, 'nyc311_2018-01_dohmh.csv.gz')))('the health department', () => {
  test('closed sixteen matters before they began; these are named and the rest come in', async () => {
    const run = await bringIn('nyc311_2018-01_dohmh.csv.gz', { timeZone: 'America/New_York', source: 'dohmh' });
    expect(run).toMatchObject({ imported: 139, bad: 16, done: 155 });
    const codes: (string | null)[][] = [];
    for await (const { code, column } of problemsOf(shell, run.id)) codes.push([code, column]);
    expect(codes).toEqual(Array.from({ length: 16 }, () => ['case.closed_before_opened', 'Closed Date']));
  });
});
