import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterKeys, computedAspects, type Part, type ReviewDocument, type Said } from './document.schema.ts';
import { anyCentre, august, writeWhole } from './figures.arbitrary.ts';
import { queryKey } from './figures.ts';
import { formatBrief, formatNumber, formatSigned } from './format-number.ts';
import { effortNames } from './problems.ts';
import { textOf } from './say.ts';
import { aspectOf } from './writer.ts';

const saidIn = ({ chapters }: ReviewDocument): readonly Said[] =>
  chapters.flatMap(({ sentences, tables }) => [...sentences.map(({ said }) => said), ...tables.flatMap(({ rows }) => rows.flat().flatMap((cell) => ('said' in cell ? [cell.said] : [])))]);
const partsIn = (document: ReviewDocument) => saidIn(document).flatMap(({ zh, en }): readonly Part[] => [...zh, ...en]);
const saysIn = (document: ReviewDocument, language: 'zh' | 'en') => document.chapters.map(({ sentences }) => sentences.map(({ said }) => textOf(said[language])).join('\n')).join('\n');

const scenario = { month: '2025-08', timeZone: 'Asia/Shanghai', changes: [{ id: '1', name: { zh: '新版本 App 上线', en: 'New app version' }, from: '2025-08-20', to: '2025-08-20' }], targets: [{ id: 't', metric: 'frt', where: '', name: { zh: '首次响应降到 3 分钟', en: 'First response within 3 minutes' }, owner: '周主管', dueOn: '2025-08-31', baseline: 2.7, goal: 2.5, verdict: null }] };

describe('any month', () => {
  test('written again from the same figures it is the same to the last letter', () => {
    fc.assert(fc.property(anyCentre, ({ figures, ask }) => {
      const first = writeWhole(figures, ask);
      const again = writeWhole({ ...figures, changes: figures.changes.toReversed() }, (query) => structuredClone(ask(query)));
      expect(JSON.stringify(again.document)).toBe(JSON.stringify(first.document));
    }), { numRuns: 60 });
  });

  test('no digit stands in a sentence that is not a number with its query, a name, or a date', () => {
    fc.assert(fc.property(anyCentre, ({ figures, ask }) => {
      const { document } = writeWhole(figures, ask);
      for (const { text, n, kind } of partsIn(document)) {
        if (n !== undefined) expect([formatNumber(document.numbers[n]!, 'zh'), formatNumber(document.numbers[n]!, 'en')]).toContain(text);
        else if (kind === undefined) expect(text).not.toMatch(/\d/);
      }
    }), { numRuns: 60 });
  });

  test('every number can be read again from the query it names', () => {
    fc.assert(fc.property(anyCentre, ({ figures, ask }) => {
      const { document, figures: { readings } } = writeWhole(figures, ask);
      for (const { value, source } of document.numbers) {
        const keys = ['hour', 'day', 'week', 'month'].map((every) => queryKey({ ...source, metric: source.metric, every: every as 'day' }));
        const reading = keys.map((key) => readings[key]).find((each) => each !== undefined);
        if (computedAspects.has(source.of) && !source.of.startsWith('change')) continue;
        expect(reading).toBeDefined();
        if (source.at !== null) expect(reading!.series.find(({ at }) => at === source.at)!.value).toBe(value);
        else expect(aspectOf({ reading: { ...reading!, where: source.where }, group: source.group === null ? null : reading!.groups.find(({ key }) => key === source.group)! }, source.of)).toBe(value);
      }
    }), { numRuns: 60 });
  });

  test('has the chapters of S3 in their order, none empty', () => {
    fc.assert(fc.property(anyCentre, ({ figures, ask }) => {
      const { document } = writeWhole(figures, ask);
      expect(document.chapters.map(({ key }) => key)).toEqual([...chapterKeys]);
      for (const { sentences } of document.chapters) expect(sentences.length).toBeGreaterThan(0);
    }), { numRuns: 20 });
  });
});

describe('August of the demo scenario', () => {
  const { document } = writeWhole(scenario, august);
  const [zh, en] = [saysIn(document, 'zh'), saysIn(document, 'en')];

  test.each([
    '本月共处理客户咨询 9,872 次，较上月增长 12.0%。',
    '在线占 68.0%（上月 55.0%），电话占 32.0%（上月 45.0%）',
    '微信客服 40.0%，电话 32.0%，在线聊天 28.0%',
    '首次响应时间平均 3.2 分钟，比上月变慢了 0.5 分钟',
    '客户满意度 88.5 分，比上月下降了 1.2 分',
    '投诉率 3.2%（上月 2.5%），比上月升高了 0.7 个百分点，属于变差',
    '最忙的一天是 8 月 20 日，当日咨询 1,256 次',
    '此前的业务变更：新版本 App 上线（8 月 20 日起）',
    '当日 50.0% 为“功能使用”问题',
    '营销活动“2025-Q3”相关咨询占 23.0%',
    '电话在 10:00–12:00 排队过长，最长时段平均等待 6.1 分钟，放弃率 14.2%',
    '“退款”解决过慢：中位数 5.4 小时，超 5 小时占比 54.0%',
    '“首次响应降到 3 分钟”未达成：目标 2.5 分钟，实际 3.2 分钟',
    '建议目标：9 月 30 日前，投诉率从 3.2% 到 2.5%',
  ])('says in Chinese: %s', (words) => expect(zh).toContain(words));

  test.each([
    'The month brought 9,872 consultations, up 12.0% on the month before.',
    'took 3.2 minutes on average, 0.5 minutes slower than the month before',
    'Customer satisfaction was 88.5 points, down 1.2 points on the month before.',
    'The complaint rate was 3.2% (2.5% the month before), up 0.7 percentage points on the month before, which is worse.',
    'The busiest day was 20 August, with 1,256 consultations.',
    'The phone queue was too long at 10:00–12:00: up to 6.1 minutes on average, and 14.2% gave up.',
  ])('says in English: %s', (words) => expect(en).toContain(words));

  test('compares the busiest day with the day before it, and a month with a month', () => {
    const pictures = document.chapters.flatMap((chapter) => chapter.pictures).filter(({ kind, series }) => kind === 'bars' && series.length === 2);
    const called = pictures.map(({ title, series }) => [title.zh, series.map(({ name }) => name.zh).join(' ')]);
    expect(called).toContainEqual(['最忙当日的问题构成', '当日 前一日']);
    expect(called.filter(([title]) => title !== '最忙当日的问题构成').map(([, names]) => names)).toEqual(Array(called.length - 1).fill('本月 上月'));
    expect(called.length).toBeGreaterThan(1);
  });

  test('says why as an alert would: causes, the interval of each, and what stays unexplained', () => {
    expect(zh).toContain('首次响应时间比上月变慢了 0.5 分钟。主要原因：“组3”（问题分类）自身拉高 0.40 分钟；渠道构成变化（主要是“组3”）拉高 0.14 分钟；未解释的部分拉低 0.04 分钟。');
    expect(en).toContain('First response time was 0.5 minutes slower than the month before. Main causes: “Group 3” (Topic) itself raised it by 0.40 minutes; the shifted mix by Channel (mostly “Group 3”) raised it by 0.14 minutes; what stays unexplained lowered it by 0.04 minutes.');
    const [table] = document.chapters.find(({ key }) => key === 'causes')!.tables;
    const cells = table!.rows.slice(0, 3).map((row) => row.map((cell) => ('n' in cell ? (cell.n === null ? null : document.numbers[cell.n]!.value) : 'text' in cell ? cell.text.en : textOf(cell.said.en))));
    expect(cells).toEqual([
      ['First response time', '“Group 3” (Topic) itself', 0.4, 0.3, 0.5, 80, 'Strong'],
      ['First response time', 'the shifted mix by Channel (mostly “Group 3”)', 0.14, 0.04, 0.24, 28, 'Fair'],
      ['First response time', 'Unexplained', -0.04, null, null, null, '—'],
    ]);
  });

  test.each([
    ['unexplained', '变化均匀分布，没有哪一组特别突出。'],
    ['unchanged', '仍在偶然波动的范围内，不作归因。'],
    ['too_few', '样本太少，不作归因。'],
  ] as const)('names nobody where the change is %s', (found, words) => {
    const chapter = writeWhole(scenario, august, () => ({ answer: found, unexplained: null, causes: [] })).document.chapters.find(({ key }) => key === 'causes')!;
    expect(textOf(chapter.sentences[0]!.said.zh)).toBe(`首次响应时间比上月变慢了 0.5 分钟${found === 'unchanged' ? '，' : '。'}${words}`);
    expect(chapter.tables).toEqual([]);
  });

  test('each priority and each next target can be made a target: filled in, but for who answers for it', () => {
    const draftsIn = (of: string) => document.chapters.find(({ key }) => key === of)!.tables.flatMap(({ drafts, rows }) => (expect(drafts).toHaveLength(rows.length), drafts!));
    expect(draftsIn('next_targets')).toContainEqual({ title: { zh: '投诉率达到 2.5%', en: 'Complaint rate: 2.5%' }, axis: 'experience', metric: 'complaint_rate', where: '', from: '2025-08-01', to: '2025-09-01', goal: 2.5, dueOn: '2025-09-30' });
    const ofRefunds = draftsIn('priorities').find((draft) => draft?.where === 'topic:refund');
    expect(ofRefunds).toMatchObject({ title: { zh: '“退款”超 5 小时占比达到 11.0%', en: 'Longer than five hours of “Refunds”: 11.0%' }, axis: 'efficiency', metric: 'over_five_hours', goal: 11 });
  });

  test('what is to be done first is drawn as a matrix of effect and effort', () => {
    const { pictures: [matrix], tables: [table] } = document.chapters.find(({ key }) => key === 'priorities')!;
    expect(matrix!.kind).toBe('matrix');
    expect(matrix!.efforts!.map((effort) => effortNames[effort].en)).toEqual(table!.rows.map((row) => (row.at(-1) as { text: { en: string } }).text.en));
  });

  test('a slower response is never called a rise, and its sentence is marked as worse', () => {
    expect(zh).not.toContain('提升');
    const sentence = document.chapters.find(({ key }) => key === 'response')!.sentences[0]!;
    expect(sentence.tone).toBe('worse');
    expect(document.headlines.map(({ metric, tone }) => [metric, tone])).toEqual([['volume', 'plain'], ['frt', 'worse'], ['csat', 'worse'], ['complaint_rate', 'worse']]);
  });
});

describe('numbers as they are written', () => {
  test.each([
    [{ value: 1, unit: 'points', decimals: 0 }, '1 分', '1 point'],
    [{ value: -1.2, unit: 'points', decimals: 1 }, '1.2 分', '1.2 points'],
    [{ value: 1, unit: 'minutes', decimals: 1 }, '1.0 分钟', '1.0 minutes'],
    [{ value: 324, unit: 'minutes', decimals: 1 }, '5.4 小时', '5.4 hours'],
    [{ value: 1_234_567, unit: 'count', decimals: 0 }, '1,234,567', '1,234,567'],
    [{ value: 0.12, unit: 'ratio', decimals: 2 }, '0.12', '0.12'],
  ] as const)('%o', (number, zh, en) => expect([formatNumber(number, 'zh'), formatNumber(number, 'en')]).toEqual([zh, en]));
});

describe('a number where room is scarce', () => {
  test.each([
    [{ value: 0.5, unit: 'minutes', decimals: 1 }, '0.5 分钟', '0.5 min'],
    [{ value: 492, unit: 'minutes', decimals: 1 }, '8.2 小时', '8.2 h'],
    [{ value: 1, unit: 'percentage_points', decimals: 0 }, '1 个百分点', '1 pp'],
    [{ value: 88.5, unit: 'points', decimals: 1 }, '88.5 分', '88.5 pts'],
    [{ value: 9_872, unit: 'count', decimals: 0 }, '9,872', '9,872'],
  ] as const)('%o', (number, zh, en) => expect([formatBrief(number, 'zh'), formatBrief(number, 'en')]).toEqual([zh, en]));

  test('keeps its sign', () => expect(formatSigned({ value: -1.2, unit: 'points', decimals: 1 }, 'en', formatBrief)).toBe('-1.2 pts'));
});
