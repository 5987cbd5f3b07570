/** Figures beside our own over HTTP: benchmarks with source and day, and what a file tells of the time before Huiyin. */

import { ticketMeasures } from '@huiyin/domain/insight/measure.ts';
import type { BenchmarkView } from '@huiyin/domain/insight/benchmark.contract.ts';
import type { EarlierLook, EarlierView } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import exceljs from 'exceljs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre();
const { shell } = centre;
const [supervisor, agent] = [await centre.as('supervisor'), await centre.as('agent')];
const acts = async () => (await shell.pool.query<{ action: string }>("select action from audit_entry where action ~ '^(benchmark|earlier)' order by seq")).rows.map(({ action }) => action);

beforeAll(async () => {
  const sums = { ...Object.fromEntries(ticketMeasures.map((key) => [key, 0])), answered: 10, answer_ms: 10 * 192_000 };
  await shell.pool.query('insert into ticket_cell select * from jsonb_populate_record(null::ticket_cell, $1)', [JSON.stringify({ grain: 0, on_day: '2025-08-10', a: '', b: '', parts: 10, ...sums })]);
});
beforeEach(() => shell.pool.query('truncate benchmark, earlier_figure'));

describe('a benchmark', () => {
  const body = { metricKey: 'frt', kind: 'industry', name: '行业平均', value: 4.5, on: '2025-06-30', source: '某协会年度报告，第 12 页', note: '' };
  const list = async (query = '') => (await supervisor(`GET /benchmarks${query}`)).json<{ items: BenchmarkView[] }>().items;

  test('without source or day is refused and kept nowhere', async () => {
    const { source: _, ...sourceless } = body;
    const { on: __, ...dayless } = body;
    expect((await supervisor('POST /benchmarks', sourceless)).json()).toMatchObject({ status: 422, code: 'benchmark.invalid', facts: { field: 'source' } });
    expect((await supervisor('POST /benchmarks', dayless)).json()).toMatchObject({ code: 'benchmark.invalid', facts: { field: 'on' } });
    expect(await list()).toEqual([]);
  });

  test('stands beside our own figure, changes, goes, and every act is written down', async () => {
    const before = await acts();
    const { id } = (await supervisor('POST /benchmarks', body)).json<{ id: string }>();
    expect(await list()).toEqual([{ id, ...body, metric: expect.objectContaining({ name: expect.objectContaining({ zh: '首次响应时间' }) }), own: { value: 3.2, n: 10, stands: 'better' } }]);
    expect((await list('?from=2024-01-01&to=2024-02-01'))[0]!.own).toBeNull();
    expect((await supervisor(`PUT /benchmarks/${id}`, { ...body, value: 2 })).statusCode).toBe(200);
    expect((await list())[0]).toMatchObject({ value: 2, own: { stands: 'worse' } });
    expect((await supervisor(`DELETE /benchmarks/${id}`)).statusCode).toBe(204);
    expect((await supervisor(`DELETE /benchmarks/${id}`)).json().code).toBe('benchmark.unknown');
    expect((await acts()).slice(before.length)).toEqual(['benchmark.added', 'benchmark.changed', 'benchmark.removed']);
    expect((await agent('POST /benchmarks', body)).statusCode).toBe(403);
  });
});

describe('figures from before', () => {
  const send = (content: Buffer | string, query = '', as = supervisor) => {
    const payload = Buffer.concat([Buffer.from('--parts\r\ncontent-disposition: form-data; name="file"; filename="2025-05至07.csv"\r\ncontent-type: text/csv\r\n\r\n'), Buffer.from(content), Buffer.from('\r\n--parts--\r\n')]);
    return as(`POST /metrics-before${query}`, payload, { 'content-type': 'multipart/form-data; boundary=parts', 'x-huiyin': '1' });
  };
  const look = async (content: Buffer | string, query = '') => (await send(content, query)).json<EarlierLook>();
  const earlier = async () => (await supervisor('GET /metrics-before')).json<{ earlier: EarlierView[] }>().earlier;
  const good = '指标,月份,数值,样本数\n首次响应时间,2025-05,15.2,8012\n首次响应时间,2025-06,15.0,7990\n一次性解决率,2025-06,65%,7990\n';

  test('are looked at first, and nothing is kept', async () => {
    expect(await look(good)).toMatchObject({ dry: true, rows: 3, fresh: 3, bad: 0, imported: 0, mapping: { metric: '指标', period: '月份', value: '数值', n: '样本数', dimension: null } });
    expect(await earlier()).toEqual([]);
  });

  test('are brought in once, however often the file is; what a later file says otherwise replaces them', async () => {
    expect(await look(good, '?dry=false')).toMatchObject({ fresh: 3, imported: 3 });
    expect(await look(good, '?dry=false')).toMatchObject({ fresh: 0, repeated: 3, imported: 0 });
    expect(await look(good.replace('15.0', '14.8'), '?dry=false')).toMatchObject({ changed: 1, repeated: 2, imported: 1 });
    expect((await earlier()).map(({ metricKey, every, on, value, n, source }) => [metricKey, every, on, value, n, source])).toEqual([
      ['fcr', 'month', '2025-06-01', 65, 7990, '2025-05至07.csv'], ['frt', 'month', '2025-05-01', 15.2, 8012, '2025-05至07.csv'], ['frt', 'month', '2025-06-01', 14.8, 7990, '2025-05至07.csv'],
    ]);
  });

  test('never show in what tickets say', async () => {
    await look(good, '?dry=false');
    expect((await supervisor('GET /metrics/frt?from=2025-05-01&to=2025-07-01')).json()).toMatchObject({ value: null, n: 0 });
  });

  test('of a file with one bad row are none: each is told with line, column and reason', async () => {
    expect(await look(`${good}运气,2025-06,1,\nCSAT,去年,很高,\n`, '?dry=false')).toMatchObject({
      bad: 2, imported: 0,
      problems: [{ line: 5, column: 'metric', reason: 'unknown', value: '运气' }, { line: 6, column: 'period', reason: 'not_a_date', value: '去年' }, { line: 6, column: 'value', reason: 'not_a_number', value: '很高' }],
    });
    expect(await earlier()).toEqual([]);
  });

  test('may come in a workbook, with headings that are told', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('月度').addRows([['项目', '月份', '结果'], ['客户满意度', new Date(Date.UTC(2025, 5, 1)), 88.5]]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect((await look(bytes)).problems).toContainEqual({ line: 2, column: 'metric', reason: 'missing', value: '' });
    expect(await look(bytes, `?dry=false&metric=${encodeURIComponent('项目')}`)).toMatchObject({ imported: 1 });
    expect((await earlier())[0]).toMatchObject({ metricKey: 'csat', every: 'day', value: 88.5, n: null });
  });

  test('are refused as no table, and to those who may not', async () => {
    expect((await send('PK\x03\x04 nothing')).json()).toMatchObject({ status: 422, code: 'import.file_unreadable' });
    expect((await send(good, '', agent)).statusCode).toBe(403);
  });

  test('of a metric are taken away together', async () => {
    await look(good, '?dry=false');
    expect((await supervisor('DELETE /metrics-before/frt')).statusCode).toBe(204);
    expect((await earlier()).map(({ metricKey }) => metricKey)).toEqual(['fcr']);
    expect((await supervisor('DELETE /metrics-before/frt')).json().code).toBe('metric.unknown');
  });
});
