/** Targets of the demo centre: two of August that its tickets judge, and the three of the guide (S1.13–S1.15), under way on the day of the load. */

import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { addDays } from '@huiyin/domain/insight/period.ts';
import type { Measure } from '@huiyin/domain/target/measure.ts';
import { draftTarget, type TargetWish } from '@huiyin/domain/target/smart.ts';
import { todayOf } from '../calendar/index.ts';
import { readPerson } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { saveEntry } from './entry.store.ts';
import { insertMeasure } from './measure.store.ts';
import { surroundingsOf } from './set-target.ts';
import { insertTarget } from './target.store.ts';
import { watchTargets } from './watch-targets.ts';

interface DemoTarget {
  readonly wish: Omit<TargetWish, 'ownerId'> & { readonly owner: string };
  /** The day on which it was set. */
  readonly setOn: string;
  /** By hand: days since the start, and the figure. */
  readonly entries?: { readonly source: string; readonly figures: readonly (readonly [day: number, value: number, n: number])[] };
  readonly measures?: readonly (Omit<Measure, 'id' | 'ownerId'> & { readonly owner: string })[];
}

/** `people`: by the name of their demo account. */
export async function loadDemoTargets(shell: Shell, people: ReadonlyMap<string, Actor['id']>): Promise<void> {
  const today = await todayOf(shell);
  const at = shell.clock.now();
  // Told of a day in the months of the demo itself, what lies after it has not been set yet.
  const told = demoTargets(today).filter(({ setOn, wish }) => setOn <= today && wish.baseline!.to <= today);
  for (const { wish: { owner, ...rest }, setOn, entries, measures = [] } of told) {
    const wish: TargetWish = { ...rest, ownerId: people.get(owner)! };
    if (!(await readPerson(shell.db, wish.ownerId!))) throw new Error(`the demo centre has no ${owner}`);
    const drafted = draftTarget(wish, { ...(await surroundingsOf(shell, wish)), today: setOn });
    if (!drafted.ok) throw new Error(`the demo's target is not SMART: ${JSON.stringify(drafted.facts)}`);
    const id = shell.ids.next();
    await shell.db.transaction().execute(async (tx) => {
      await insertTarget(tx, id, drafted.value, { standing: 'unmeasured', createdBy: people.get('owner')!, at });
      for (const [day, value, n] of entries?.figures ?? []) {
        await saveEntry(tx, { targetId: id, on: addDays(drafted.value.startOn, day), value, n, source: entries!.source, note: '', byId: people.get('owner')! }, at);
      }
      for (const measure of measures) await insertMeasure(tx, id, { ...measure, id: shell.ids.next(), ownerId: people.get(measure.owner)! }, at);
    });
  }
  // August is long over: what it was to reach is judged at once.
  while ((await watchTargets(shell)) > 0);
}

const july = { from: '2025-07-01', to: '2025-08-01' } as const;
const august = { from: '2025-08-01', to: '2025-09-01' } as const;

function demoTargets(today: string): readonly DemoTarget[] {
  const ofAugust = { startOn: august.from, deadlineOn: '2025-08-31', windowDays: 31, baseline: july, why: '' };
  const mailStart = addDays(today, -56);
  const nightStart = addDays(today, -100);
  const trainingStart = addDays(today, -98);
  return [
    {
      setOn: august.from,
      wish: { ...ofAugust, title: '8 月平均首次响应不超过 2.5 分钟', axis: 'experience', owner: 'supervisor', followed: { kind: 'metric', key: 'frt', where: '' }, goal: { how: 'to', amount: 2.5 } },
      measures: [{ title: '大促期间在线组加开晚班', kind: 'staffing', owner: 'supervisor', fromOn: '2025-08-04', toOn: '2025-08-12' }],
    },
    { setOn: august.from, wish: { ...ofAugust, title: '8 月投诉率降到 2.3%', axis: 'experience', owner: 'supervisor', followed: { kind: 'metric', key: 'complaint_rate', where: '' }, goal: { how: 'to', amount: 2.3 } } },
    {
      setOn: mailStart,
      wish: {
        title: '3 个月内邮件首次响应由 15 分钟缩短到 10 分钟', axis: 'experience', owner: 'supervisor', why: '邮件客户等得最久；15 → 10 分钟即缩短三分之一。',
        followed: { kind: 'hand', name: '邮件首次响应时间', unit: 'minutes', decimals: 1, good: 'down' },
        baseline: { from: addDays(mailStart, -28), to: mailStart, value: 15, n: 412, source: '旧邮箱系统的收发记录，接入回音前' },
        goal: { how: 'to', amount: 10 }, startOn: mailStart, deadlineOn: addDays(mailStart, 92), windowDays: 28,
      },
      entries: { source: '旧邮箱系统的收发记录，每周汇总', figures: [[0, 15.1, 101], [7, 14.8, 98], [14, 14.9, 104], [21, 14.4, 96], [28, 13.1, 99], [35, 12.7, 107], [42, 12.6, 95], [49, 12.1, 102], [55, 12.2, 88]] },
      measures: [
        { title: '邮件自动分类并提示回复模板', kind: 'tool', owner: 'owner', fromOn: addDays(mailStart, 22), toOn: null },
        { title: '每天两段时间专人处理邮件', kind: 'process', owner: 'supervisor', fromOn: addDays(mailStart, 45), toOn: null },
      ],
    },
    {
      setOn: nightStart,
      wish: {
        title: '6 个月内一次性解决率由 65% 提升到 80%（夜班外包组）', axis: 'efficiency', owner: 'owner', why: '夜班外包组还没有接入系统，数值由外包方每两周提供。',
        followed: { kind: 'hand', name: '一次性解决率（夜班外包组）', unit: 'percent', decimals: 1, good: 'up' },
        baseline: { from: addDays(nightStart, -90), to: nightStart, value: 65, n: 1_180, source: '外包方三个月抽样回访记录' },
        goal: { how: 'to', amount: 80 }, startOn: nightStart, deadlineOn: addDays(nightStart, 182), windowDays: 28,
      },
      entries: { source: '外包方双周报', figures: [[13, 65.8, 178], [27, 67.1, 190], [41, 66.4, 171], [55, 70.2, 184], [69, 71.9, 176], [83, 73.5, 188], [97, 74.1, 181]] },
      measures: [{ title: '夜班接入知识库，答复前先检索', kind: 'tool', owner: 'knowledge', fromOn: addDays(nightStart, 44), toOn: null }],
    },
    {
      setOn: today,
      wish: {
        title: '退款类一次性解决率回到 96%', axis: 'efficiency', owner: 'owner', why: '退款规则变更后，同一位客户反复来问。基线取自 8 月的工单。',
        followed: { kind: 'metric', key: 'fcr', where: 'kind:refund' }, baseline: august, goal: { how: 'to', amount: 96 }, startOn: today, deadlineOn: addDays(today, 92), windowDays: 28,
      },
      measures: [{ title: '退款流程减少一次审核', kind: 'process', owner: 'owner', fromOn: today, toOn: addDays(today, 30) }],
    },
    {
      setOn: trainingStart,
      wish: {
        title: '新员工培训周期由 30 天缩短到 20 天', axis: 'cost', owner: 'trainer', why: '系统里还没有培训周期的指标，每批新员工上岗时由培训师填报。',
        followed: { kind: 'hand', name: '新员工培训周期', unit: 'days', decimals: 0, good: 'down' },
        baseline: { from: addDays(trainingStart, -90), to: trainingStart, value: 30, n: 12, source: '人事培训台账，近三批' },
        goal: { how: 'to', amount: 20 }, startOn: trainingStart, deadlineOn: addDays(trainingStart, 182), windowDays: 28,
      },
      entries: { source: '人事培训台账', figures: [[12, 30, 4], [33, 29, 5], [54, 29, 3], [75, 28, 6], [92, 27, 4]] },
      measures: [{ title: '课程改为分岗位必修，模拟演练提前到第二周', kind: 'training', owner: 'trainer', fromOn: addDays(trainingStart, 40), toOn: addDays(trainingStart, 70) }],
    },
  ];
}
