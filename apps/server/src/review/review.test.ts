/** The review of the demo centre's August, from its tickets to the files people take home. */

import { strFromU8, unzipSync } from 'fflate';
import type { MetricReading } from '@huiyin/domain/insight/insight.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import type { ReviewDocument } from '@huiyin/domain/review/document.schema.ts';
import type * as contract from '@huiyin/domain/review/review.contract.ts';
import { textOf } from '@huiyin/domain/review/say.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains, loadDemo } from '../domains.ts';
import { type CallAs, testCentre } from '../testing/test-centre.ts';
import { readPdf } from './testing/read-pdf.ts';

const centre = await testCentre({ now: Date.UTC(2025, 9, 20, 3), sessionsLast: true });
const { shell } = centre;
const review = domains.find(({ name }) => name === 'review')!;
let supervisor: CallAs;
let inspector: CallAs;

type List = ReplyOf<typeof contract.listReviews>;
type View = ReplyOf<typeof contract.readReview>;
const list = async () => (await supervisor('GET /reviews')).json<List>();
const work = async () => {
  const { rows } = await shell.pool.query<{ id: string }>(`select id from review_run where state = 'running'`);
  for (const { id } of rows) await review.jobs!(shell)['review.write']!({ id }, shell);
};
const make = async (month: string) => {
  expect((await supervisor('POST /reviews', { month })).statusCode).toBe(202);
  await work();
  const { items } = await list();
  const found = await supervisor(`GET /reviews/${items.find((each) => each.month === month)!.id}`);
  expect(found.statusCode, found.body).toBe(200);
  return found.json<View>();
};
const saysIn = ({ chapters }: ReviewDocument, language: 'zh' | 'en') => chapters.flatMap(({ sentences }) => sentences.map(({ said }) => textOf(said[language]))).join('\n');

beforeAll(async () => {
  await loadDemo(shell, () => undefined);
  [supervisor, inspector] = [await centre.as('supervisor'), await centre.as('inspector')];
}, 360_000);

describe('the review of August 2025', () => {
  let august: View;
  beforeAll(async () => void (august = await make('2025-08')), 60_000);

  test.each([
    '9,872 次，较上月增长 12.0%',
    '在线占 68.0%（上月 55.0%），电话占 32.0%（上月 45.0%）',
    '首次响应时间平均 3.2 分钟，比上月变慢了 0.5 分钟',
    '客户满意度 88.5 分，比上月下降了 1.2 分',
    '投诉率 3.2%（上月 2.5%），比上月升高了 0.7 个百分点，属于变差',
    '最忙的一天是 8 月 20 日，当日咨询 1,256 次',
    '此前的业务变更：',
    '当日 50.0% 为',
    '相关咨询占 23.0%',
    '电话在 10:00–12:00 排队过长',
  ])('states %s', (words) => expect(saysIn(august.document, 'zh')).toContain(words));

  test('says it in English too', () => {
    expect(saysIn(august.document, 'en')).toContain('9,872 consultations, up 12.0% on the month before');
  });

  test('written again, it is the same to the last letter', async () => {
    expect((await make('2025-08')).hash).toBe(august.hash);
  });

  test('each number leads to the same figure by the API', async () => {
    const { numbers } = august.document;
    for (const { value, source } of numbers.filter(({ source: { of, at } }) => of === 'value' && at === null).slice(0, 40)) {
      const query = new URLSearchParams({ from: source.from, to: source.to, where: source.where, ...(source.by && { by: source.by }) });
      const reading = (await supervisor(`GET /metrics/${source.metric}?${query}`)).json<{ value: number; groups: { key: string; value: number }[] }>();
      expect(source.group === null ? reading.value : reading.groups.find(({ key }) => key === source.group)!.value).toBe(value);
    }
  });

  test.each(['pptx', 'docx'] as const)('%s holds its figures', async (format) => {
    const reply = await supervisor(`GET /reviews/${august.id}/export?format=${format}&language=zh`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-disposition']).toContain(`.${format}`);
    const files = unzipSync(new Uint8Array(reply.rawPayload));
    const words = Object.entries(files).filter(([name]) => /(?:slides\/slide\d+|word\/document)\.xml$/.test(name)).map(([, content]) => strFromU8(content).replace(/<[^>]+>/g, '')).join('\n');
    for (const figure of ['9,872', '12.0%', '68.0%', '32.0%', '3.2 分钟', '0.5 分钟', '88.5 分', '1.2 分', '2.5%', '1,256']) expect(words).toContain(figure);
    if (format === 'pptx') expect(Object.keys(files).filter((name) => /charts\/chart\d+\.xml$/.test(name)).length).toBeGreaterThan(10);
    else expect(Object.keys(files).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(10);
  }, 30_000);

  test('the pages hold its figures, in letters that can be copied', async () => {
    const reply = await supervisor(`GET /reviews/${august.id}/export?format=pdf&language=zh`);
    const words = readPdf(new Uint8Array(reply.rawPayload)).replace(/\s+/g, '');
    for (const figure of ['服务复盘', '9,872', '12.0%', '68.0%', '3.2分钟', '变慢了0.5分钟', '88.5分', '2.5%', '1,256']) expect(words).toContain(figure);
  }, 30_000);

  test('is commented on, signed by whoever read this very draft, and never changes again', async () => {
    const said = await supervisor(`POST /reviews/${august.id}/comments`, { chapter: 'peaks', text: '下次大促前先排好电话班次' });
    expect(said.statusCode, said.body).toBe(201);
    expect((await inspector(`POST /reviews/${august.id}/comments`, { chapter: 'peaks', text: '我也看看' })).statusCode).toBe(403);
    expect((await inspector(`GET /reviews/${august.id}`)).json<View>().comments).toMatchObject([{ text: '下次大促前先排好电话班次' }]);
    expect((await inspector(`POST /reviews/${august.id}/sign`, { hash: august.hash })).statusCode).toBe(403);
    expect((await supervisor(`POST /reviews/${august.id}/sign`, { hash: 'another' })).json()).toMatchObject({ code: 'review.changed' });
    const signed = await supervisor(`POST /reviews/${august.id}/sign`, { hash: august.hash, note: '同意' });
    expect(signed.json(), signed.body).toMatchObject({ signedBy: { name: expect.any(String) }, note: '同意' });
    for (const [route, body] of [['comments', { chapter: 'peaks', text: '晚了' }], ['sign', { hash: august.hash }]] as const) expect((await supervisor(`POST /reviews/${august.id}/${route}`, body)).json()).toMatchObject({ code: 'review.signed' });
    expect((await supervisor(`DELETE /review-comments/${said.json<{ id: string }>().id}`)).json()).toMatchObject({ code: 'review.signed' });
    expect((await make('2025-08')).edition).toBe(2);
    expect((await supervisor(`GET /reviews/${august.id}`)).json<View>()).toMatchObject({ hash: august.hash, isLatest: false, edition: 1 });
    const { rows } = await shell.pool.query<{ action: string }>(`select action from audit_entry where action like 'review.%' order by seq`);
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['review.ordered', 'review.commented', 'review.signed', 'review.exported']));
  }, 60_000);

  test('what is known better later is listed beside what was frozen', async () => {
    const corrections = async () => (await supervisor(`GET /reviews/${august.id}/corrections`)).json<ReplyOf<typeof contract.readCorrections>>().items;
    expect(await corrections()).toEqual([]);
    // One more batch of ten in every grain, as late events would tell.
    const correct = (by: number) => shell.pool.query(`update ticket_cell set opened = opened + $1 where ctid in (select distinct on (grain) ctid from ticket_cell where on_day = '2025-08-05' order by grain, a, b)`, [by]);
    await correct(10);
    const found = (await corrections()).map(({ n, ...rest }) => ({ ...rest, source: august.document.numbers[n]!.source }));
    const reading = async (query: string) => (await supervisor(`GET /metrics/volume?${query}`)).json<MetricReading>();
    expect(await reading('from=2025-08-01&to=2025-09-01')).toMatchObject({ value: 9_882, frozen: { value: 9_872, n: 9_872, correction: 10, casesCorrected: 10, redefined: false, at: expect.any(String) } });
    // What is no whole closed month of the whole centre was never frozen.
    for (const other of ['from=2025-07-01&to=2025-08-01', 'from=2025-08-01&to=2025-08-31', 'from=2025-07-01&to=2025-09-01', 'from=2025-08-01&to=2025-09-01&where=medium:phone']) expect((await reading(other)).frozen).toBeUndefined();
    expect(found).toContainEqual({ frozen: 9_872, live: 9_882, source: expect.objectContaining({ metric: 'volume', of: 'value', by: null, at: null }) });
    await correct(-10);
  }, 60_000);
});

describe('asking for a review', () => {
  test('a month that is not over is refused, and so is a second at the same time; whoever no longer wants it stops it', async () => {
    expect((await supervisor('POST /reviews', { month: '2025-10' })).json()).toMatchObject({ code: 'review.month_open' });
    expect((await inspector('POST /reviews', { month: '2025-07' })).statusCode).toBe(403);
    expect((await supervisor('POST /reviews', { month: '2025-07' })).statusCode).toBe(202);
    expect((await supervisor('POST /reviews', { month: '2025-09' })).json()).toMatchObject({ code: 'review.running' });
    expect((await supervisor('POST /reviews/cancel', {})).json()).toMatchObject({ state: 'cancelled' });
    expect((await supervisor('POST /reviews/cancel', {})).json()).toMatchObject({ code: 'review.not_running' });
    await work();
    expect((await list()).items.map(({ month }) => month)).not.toContain('2025-07');
  });

  test('one whose worker died, with no job that would go on, has failed, and another may be asked for', async () => {
    const [, lost] = review.sweeps!(shell);
    expect((await supervisor('POST /reviews', { month: '2025-07' })).statusCode).toBe(202);
    expect(await lost!.run(shell.db)).toBe(0);
    shell.clock.advance(2 * minute);
    expect(await lost!.run(shell.db)).toBe(1);
    expect((await list()).run).toMatchObject({ state: 'failed' });
    expect((await supervisor('POST /reviews', { month: '2025-07' })).statusCode).toBe(202);
    await supervisor('POST /reviews/cancel', {});
  });

  test('on the first of the month it is written by itself, once, after two in the centre’s own night', async () => {
    const [sweep] = review.sweeps!(shell);
    const at = (utc: number) => {
      shell.clock.set(utc);
      return sweep!.run(shell.db);
    };
    // 1 August 2025 in Shanghai begins at 16:00 UTC the day before.
    expect(await at(Date.UTC(2025, 6, 31, 15))).toBe(0);
    expect(await at(Date.UTC(2025, 6, 31, 17, 59))).toBe(0);
    expect(await at(Date.UTC(2025, 6, 31, 18))).toBe(1);
    expect(await at(Date.UTC(2025, 6, 31, 19))).toBe(0);
    await work();
    expect((await list()).items.find(({ month }) => month === '2025-07')).toMatchObject({ edition: 1, madeBy: null });
    // August was seen to by people, and in the months after nobody asked anything.
    expect(await at(Date.UTC(2025, 8, 1) + hour)).toBe(0);
    expect(await at(Date.UTC(2025, 11, 1) + 3 * day)).toBe(0);
  }, 60_000);
});
