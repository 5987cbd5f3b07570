/** Rows of a file as cases: what belongs together comes together, in order, or not at all. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherCases } from './import-case.ts';
import { guessMapping } from './import-guess.ts';
import { planImport, type ImportPlan } from './import-plan.ts';
import type { ImportMapping } from './import.contract.ts';

const now = Date.UTC(2025, 7, 12);
const words = { kinds: new Map([['退款', 'refund']]), categories: new Map([['delivery', 'category-1']]), channels: new Map([['import', 'channel-1']]) };

function planOf(header: readonly string[], more: Partial<ImportMapping> = {}, rows: readonly (readonly string[])[] = []): ImportPlan {
  const planned = planImport({ ...guessMapping(header, rows), ...more }, header, words, now);
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  return planned.value;
}

const numbered = (rows: readonly (readonly string[])[]) => rows.map((cells, index) => ({ line: index + 2, cells }));
const problemsOf = (header: readonly string[], rows: readonly (readonly string[])[], more: Partial<ImportMapping> = {}) =>
  gatherCases(numbered(rows), planOf(header, more, rows)).problems.map(({ line, column, code }) => [line, column, code]);

const log = ['case:concept:name', 'concept:name', 'time:timestamp', 'org:resource', 'customer', 'product'];
const cases = ['工单号', '客户', '手机号', '创建时间', '关闭时间', '标题', '内容', '类型'];
const good = ['A1', '李雷', '13800138000', '2025-08-01 10:00', '2025-08-01 11:00', '退款', '三天没到账', '退款'];

describe('the guess', () => {
  test('knows a log of events, and keeps what it does not know as facts', () => {
    expect(guessMapping(log, [])).toMatchObject({
      rows: 'events',
      columns: { externalId: 'case:concept:name', activity: 'concept:name', eventAt: 'time:timestamp', resource: 'org:resource', externalCustomerId: 'customer', 'facts.product': 'product' },
    });
    expect(guessMapping(log, [])).not.toHaveProperty('anonymous');
  });

  test('knows Chinese headers of a list of tickets', () => {
    expect(guessMapping(cases, [])).toMatchObject({
      rows: 'cases',
      columns: { externalId: '工单号', customerName: '客户', phone: '手机号', openedAt: '创建时间', archivedAt: '关闭时间', subject: '标题', body: '内容', kind: '类型' },
    });
  });

  test('says so when no column names the customer', () => {
    expect(guessMapping(['Unique Key', 'Created Date', 'Closed Date', 'Complaint Type', 'Descriptor'], [['1', '05/01/2022 12:00 AM', '05/13/2022 12:00 AM', 'Noise', 'Loud']])).toMatchObject({
      columns: { externalId: 'Unique Key', openedAt: 'Created Date', archivedAt: 'Closed Date', subject: 'Complaint Type', body: 'Descriptor' },
      anonymous: true,
      dateOrder: 'MDY',
    });
  });
});

describe('the plan', () => {
  test('names everything that is wrong at once', () => {
    const wrong = planImport({ columns: { externalId: 'Id', colour: 'Id', subject: 'Nowhere', 'facts.x': 'Id' }, rows: 'cases', timeZone: 'Mars/Olympus', dateOrder: 'YMD', channel: 'pigeon' }, ['Id', 'x', 'x'], words, now);
    expect(wrong).toMatchObject({ ok: false, code: 'import.mapping_incomplete', facts: { missing: ['openedAt'], unknown: ['colour', 'facts.x'], columns: ['Nowhere'], timeZone: ['Mars/Olympus'], channel: ['pigeon'] } });
  });
});

describe('a log of events', () => {
  const anyRows = fc.array(fc.record({ id: fc.constantFrom('A', 'B', 'C'), second: fc.nat(3), activity: fc.constantFrom('open', 'wait', 'close') }), { maxLength: 30 });
  const cellsOf = (rows: readonly { id: string; second: number; activity: string }[]) => rows.map((row, index) => [row.id, row.activity, `2025-08-01T10:00:0${row.second}+02:00`, `r${index}`, 'Value 1', 'p']);

  test('loses no event, keeps each case in time order, and what happened at once in the order of the file', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { cases: found, problems, refusedRows } = gatherCases(numbered(cellsOf(rows)), planOf(log));
        expect([problems, refusedRows]).toEqual([[], 0]);
        for (const id of ['A', 'B', 'C']) {
          const expected = rows.map((row, index) => ({ ...row, index })).filter((row) => row.id === id).sort((a, b) => a.second - b.second || a.index - b.index);
          const one = found.find(({ externalId }) => externalId === id);
          expect(one?.steps.map(({ facts }) => facts.resource) ?? []).toEqual(expected.map(({ index }) => `r${index}`));
          expect(one?.openedAt).toBe(one?.steps[0]!.at);
          expect(one?.archivedAt).toBe(one?.steps.at(-1)!.at);
        }
      }),
    );
  });

  test('keeps the moment as it was written, offset and all', () => {
    const { cases: found } = gatherCases(numbered([['A', 'open', '2025-03-30T01:59:00+01:00', 'x', 'c', 'p'], ['A', 'close', '2025-03-30T03:01:00+02:00', 'x', 'c', 'p']]), planOf(log));
    expect(found[0]!.steps.map(({ facts }) => facts.time)).toEqual(['2025-03-30T01:59:00+01:00', '2025-03-30T03:01:00+02:00']);
    expect(found[0]!.archivedAt! - found[0]!.openedAt).toBe(2 * 60_000);
  });

  test('leaves a whole case out for one bad row, and says which', () => {
    const rows = [['A', 'open', '2025-08-01', 'x', 'c', 'p'], ['B', 'open', '2025-08-01', 'x', 'c', 'p'], ['A', 'close', 'soon', 'x', 'c', 'p']];
    const gathered = gatherCases(numbered(rows), planOf(log));
    expect(gathered.cases.map(({ externalId }) => externalId)).toEqual(['B']);
    expect(gathered.refusedRows).toBe(2);
    expect(problemsOf(log, rows)).toEqual([[2, 'case:concept:name', 'case.left_out'], [4, 'time:timestamp', 'date.malformed']]);
  });
});

describe('a list of tickets', () => {
  const withCell = (column: string, value: string) => good.map((cell, index) => (cases[index] === column ? value : cell));

  test('takes a good row', () => {
    const { cases: found, problems } = gatherCases(numbered([good]), planOf(cases));
    expect(problems).toEqual([]);
    expect(found[0]).toMatchObject({ externalId: 'A1', subject: '退款', body: '三天没到账', kind: 'refund', customer: { name: '李雷', phone: '13800138000' }, openedAt: Date.UTC(2025, 7, 1, 2), archivedAt: Date.UTC(2025, 7, 1, 3) });
  });

  test('without a closing time is still open, unless told otherwise', () => {
    expect(gatherCases(numbered([withCell('关闭时间', '')]), planOf(cases)).cases[0]!.archivedAt).toBeNull();
    expect(gatherCases(numbered([withCell('关闭时间', '')]), planOf(cases, { archiveOpen: true })).cases[0]!.archivedAt).toBe(Date.UTC(2025, 7, 1, 2));
  });

  test.each([
    ['工单号', '', 'value.missing'],
    ['创建时间', '2025-02-30', 'date.not_in_calendar'],
    ['创建时间', '2026-08-01', 'date.future'],
    ['关闭时间', '2025-07-31', 'case.closed_before_opened'],
    ['手机号', '12', 'value.malformed'],
    ['类型', '没有的类型', 'kind.unknown'],
    ['内容', '=HYPERLINK("http://x")', 'cell.formula'],
    ['内容', '=1+1', 'cell.formula'],
    ['标题', '#REF!', 'cell.error'],
    ['内容', 'x'.repeat(1_000_000), 'cell.too_long'],
    ['内容', 'a\u0000b', 'cell.control'],
  ])('refuses %s of %j', (column, value, code) => {
    expect(problemsOf(cases, [withCell(column, value)])).toEqual([[2, column, code]]);
  });

  test('takes what Excel guards against itself, and text that only looks dangerous', () => {
    const { cases: found } = gatherCases(numbered([withCell('工单号', '="00123"'), withCell('内容', '=== 以下是问题 ==='), withCell('标题', '-5 度也开机不了').map((cell, index) => (index === 0 ? 'A2' : cell))].map((row, index) => (index === 1 ? ['A3', ...row.slice(1)] : row))), planOf(cases));
    expect(found.map(({ externalId, subject }) => [externalId, subject])).toEqual([['00123', '退款'], ['A3', '退款'], ['A2', '-5 度也开机不了']]);
  });

  test('refuses ragged rows, ids that come twice, and customers that nothing names', () => {
    expect(problemsOf(cases, [good.slice(1)])).toEqual([[2, null, 'row.ragged']]);
    expect(problemsOf(cases, [good, good])).toEqual([[3, '工单号', 'case.twice_in_file']]);
    expect(problemsOf(cases, [withCell('手机号', '')])).toEqual([[2, '手机号', 'customer.missing']]);
    expect(problemsOf(cases, [withCell('手机号', '')], { anonymous: true })).toEqual([]);
  });

  test('repeats no telephone number and no name in a problem', () => {
    const { problems } = gatherCases(numbered([withCell('手机号', '138-0013-800')]), planOf(cases));
    expect(problems[0]!.value).toBeNull();
  });
});
