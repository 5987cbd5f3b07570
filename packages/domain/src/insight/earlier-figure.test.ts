import { expect, test } from 'vitest';
import { guessEarlier, readAllEarlier } from './earlier-figure.ts';

const header = ['指标', '月份', '数值', '样本数', '维度', '分组值'];
const mapping = guessEarlier(header);
const read = (...rows: readonly string[][]) => readAllEarlier(rows.map((cells, index) => ({ line: index + 2, cells })), header, mapping, '2025-08-12');
const told = (row: string[]) => read(row).problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`);

test('headings are known in Chinese and English, however they are written', () => {
  expect(mapping).toEqual({ metric: '指标', period: '月份', value: '数值', n: '样本数', dimension: '维度', group: '分组值' });
  expect(guessEarlier(['KPI', 'Sample Size', 'Date', 'Value'])).toEqual({ metric: 'KPI', period: 'Date', value: 'Value', n: 'Sample Size', dimension: null, group: null });
});

test('a row tells a month or a day, of the centre or of a group', () => {
  expect(read(['首次响应时间', '2025年6月', '15.2 分钟', '8,012', '', ''], ['csat', '2025/6/30', '88', '', '渠道', '微信'], ['FCR', '2025-05-01 00:00:00', '65%', '1200', '', '']).figures).toEqual([
    { metricKey: 'frt', every: 'month', on: '2025-06-01', dimension: '', group: '', value: 15.2, n: 8012 },
    { metricKey: 'csat', every: 'day', on: '2025-06-30', dimension: 'channel', group: '微信', value: 88, n: null },
    { metricKey: 'fcr', every: 'day', on: '2025-05-01', dimension: '', group: '', value: 65, n: 1200 },
  ]);
});

test.each([
  ['2 metric unknown', ['运气', '2025-06', '1', '', '', '']],
  ['2 metric missing', ['', '2025-06', '1', '', '', '']],
  ['2 period not_a_date', ['frt', '六月', '1', '', '', '']],
  ['2 period not_a_date', ['frt', '2025-02-30', '1', '', '', '']],
  ['2 period not_over', ['frt', '2025-09', '1', '', '', '']],
  ['2 value not_a_number', ['frt', '2025-06', '很快', '', '', '']],
  ['2 value impossible', ['fcr', '2025-06', '120', '', '', '']],
  ['2 n not_a_number', ['frt', '2025-06', '1', '1.5', '', '']],
  ['2 dimension unknown', ['frt', '2025-06', '1', '', '星座', '白羊']],
  ['2 group without_group', ['frt', '2025-06', '1', '', '渠道', '']],
  ['2 group without_group', ['frt', '2025-06', '1', '', '', '微信']],
])('%s', (problem, row) => expect(told(row)).toContain(problem));

test('what is said twice is told with the later line', () => {
  expect(read(['frt', '2025-06', '15', '', '', ''], ['frt', '2025年6月', '16', '', '', '']).problems).toEqual([{ line: 3, column: 'period', reason: 'twice', value: '2025-06-01' }]);
});
