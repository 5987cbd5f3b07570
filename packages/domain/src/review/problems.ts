/** What went wrong, of which class it is, how many it touched, and which measure of the catalogue answers it. */

import type { BilingualText } from '../kernel/text.ts';
import type { Effort, Said } from './document.schema.ts';
import { name, say } from './say.ts';
import { longRun } from './chapters/topics.ts';
import { turned } from './chapters/highlights.ts';
import { aspectOf, type Stand, type Writer } from './writer.ts';

/** 流程瓶颈、技能短板、工具限制 (S3.22). */
export const problemClasses = ['process', 'skill', 'tool'] as const;
export type ProblemClass = (typeof problemClasses)[number];

export const classNames: Readonly<Record<ProblemClass, BilingualText>> = {
  process: { zh: '流程瓶颈', en: 'Bottlenecks of the flow' },
  skill: { zh: '技能短板', en: 'Gaps in skill' },
  tool: { zh: '工具限制', en: 'Limits of the tools' },
};

export const effortNames: Readonly<Record<Effort, BilingualText>> = { small: { zh: '小', en: 'Small' }, medium: { zh: '中', en: 'Medium' }, large: { zh: '大', en: 'Large' } };

/** Ours: how much work a measure is, against the smallest. */
const effortWeights: Readonly<Record<Effort, number>> = { small: 1, medium: 2, large: 4 };

export interface Problem {
  readonly key: string;
  readonly class: ProblemClass;
  readonly said: Said;
  /** The place of how many cases it touched. */
  readonly affected: number;
  readonly measure: BilingualText;
  readonly effort: Effort;
  /** The figure that would tell whether the measure helped. */
  readonly aim: Stand | null;
}

interface Answer {
  readonly class: ProblemClass;
  /** Whose cases on the bad side are counted; itself, when it is a share. */
  readonly countedBy?: string;
  readonly measure: BilingualText;
  readonly effort: Effort;
}

/** The catalogue: what answers a figure that turned worse. */
const answers: Readonly<Record<string, Answer>> = {
  frt: { class: 'process', countedBy: 'service_level', measure: { zh: '按时段预测调整排班与分派，缩短首次响应', en: 'Staff and dispatch by the forecast of each hour, to answer sooner' }, effort: 'medium' },
  resolution: { class: 'process', countedBy: 'over_five_hours', measure: { zh: '精简耗时最长的节点，减少等待与转手', en: 'Cut the slowest steps, their waits and hand-overs' }, effort: 'large' },
  escalation_rate: { class: 'process', measure: { zh: '把常见升级的处理权限下放到一线', en: 'Let the front line decide what is escalated most' }, effort: 'medium' },
  urge_rate: { class: 'process', measure: { zh: '在每个环节主动告知进度', en: 'Tell customers how it stands at every stage' }, effort: 'small' },
  complaint_rate: { class: 'process', measure: { zh: '针对投诉最多的问题修订流程与异常预案', en: 'Mend the flow and its exception plans where most complaints come from' }, effort: 'medium' },
  csat: { class: 'skill', countedBy: 'dissatisfied', measure: { zh: '对低分服务逐条复盘并专项辅导', en: 'Go through what was rated low, and coach on it' }, effort: 'small' },
  fcr: { class: 'skill', measure: { zh: '按问题分类补充处理要点与模拟演练', en: 'Teach each topic’s essentials, and practise them' }, effort: 'medium' },
  objection_rate: { class: 'skill', measure: { zh: '培训方案确认与沟通技巧', en: 'Train how a solution is agreed on' }, effort: 'small' },
  reopen_rate: { class: 'skill', measure: { zh: '归档前核对解决要点', en: 'Check the essentials before archiving' }, effort: 'small' },
  abandonment: { class: 'tool', measure: { zh: '高峰时提供回电与在线分流', en: 'Offer a call back and the chat at peak hours' }, effort: 'medium' },
  assistant_hand_on: { class: 'tool', measure: { zh: '补充知识条目，提高智能客服覆盖', en: 'Write the missing articles, so that the assistant can answer' }, effort: 'small' },
};

const fewest = 20;
/** Points of 100 below the whole. */
const behind = 2;
const longWait = 5;
const phone = 'medium:phone';

export function problemsOf(w: Writer): readonly Problem[] {
  return [...worseFigures(w), ...longRunners(w), ...phoneQueue(w), ...newcomers(w)].toSorted((a, b) => size(w, b) - size(w, a) || (a.key < b.key ? -1 : 1));
}

function worseFigures(w: Writer): readonly Problem[] {
  return turned(w, 'worse').flatMap((stand) => {
    const answer = answers[stand.reading.key];
    if (!answer) return [];
    const counted = answer.countedBy ? w.whole(answer.countedBy) : stand;
    const said = say({ zh: '{metric} {value}，{change}', en: '{metric} was {value}, {change}' }, { metric: name(stand.reading.name), value: w.value(stand), change: w.change(stand) });
    return problem(w, { key: stand.reading.key, answer, said, affected: counted && affected(w, counted), aim: stand });
  });
}

function longRunners(w: Writer): readonly Problem[] {
  return w.groups('resolution', 'topic').flatMap((stand) => {
    if ((aspectOf(stand, 'median') ?? 0) <= longRun || aspectOf(stand, 'n')! < fewest) return [];
    const over = w.groups('over_five_hours', 'topic').find(({ group }) => group!.key === stand.group!.key);
    const said = say({ zh: '“{topic}”的解决时长中位数 {median}', en: '“{topic}” took {median} to solve (median)' }, { topic: w.groupName(stand), median: w.value(stand, 'median') });
    const topic = stand.group!.name;
    const answer: Answer = { class: 'process', measure: { zh: `为“${topic.zh}”缩短审核链，并在流程中给出时限与预案`, en: `Shorten the approvals of “${topic.en}”, with limits and plans in the flow` }, effort: 'medium' };
    return problem(w, { key: `long:${stand.group!.key}`, answer, said, affected: over ? affected(w, over) : null, aim: over ?? null });
  });
}

function phoneQueue(w: Writer): readonly Problem[] {
  const long = w.groups('asa', 'hour', { where: phone }).filter((stand) => (aspectOf(stand, 'value') ?? 0) > longWait).toSorted((a, b) => aspectOf(b, 'value')! - aspectOf(a, 'value')!);
  const worst = long[0];
  if (!worst) return [];
  const said = say({ zh: '电话高峰时段平均等待 {wait}', en: 'At its peak the phone queue took {wait} on average' }, { wait: w.value(worst) });
  const answer: Answer = { class: 'tool', measure: { zh: '电话高峰时段增派人手并提供预约回电', en: 'More people on the phone at its peak, and call-backs by appointment' }, effort: 'medium' };
  return problem(w, { key: 'phone_queue', answer, said, affected: w.place(worst, 'n'), aim: w.whole('asa', { where: phone }) });
}

function newcomers(w: Writer): readonly Problem[] {
  const whole = w.whole('csat');
  const fresh = w.groups('csat', 'tenure').find(({ group }) => group!.key === 'newcomer');
  if (!whole || !fresh || aspectOf(fresh, 'n')! < fewest || aspectOf(whole, 'value')! - aspectOf(fresh, 'value')! < behind) return [];
  const said = say({ zh: '“{tenure}”的客服满意度 {value}，全中心 {whole}', en: 'Agents in their “{tenure}” were rated {value}, the whole centre {whole}' }, { tenure: w.groupName(fresh), value: w.value(fresh), whole: w.value(whole) });
  return problem(w, { key: 'newcomers', answer: { class: 'skill', measure: { zh: '新人分层培训与一对一带教', en: 'Graded training and a mentor for newcomers' }, effort: 'medium' }, said, affected: w.place(fresh, 'n'), aim: fresh });
}

interface Found {
  readonly key: string;
  readonly answer: Answer;
  readonly said: Said | null;
  readonly affected: number | null;
  readonly aim: Stand | null;
}

function problem(w: Writer, { key, answer, said, affected: place, aim }: Found): readonly Problem[] {
  return said === null || place === null || w.numbers[place]!.value === 0 ? [] : [{ key, class: answer.class, said, affected: place, measure: answer.measure, effort: answer.effort, aim }];
}

/** Of a share, the cases on its bad side; of anything else there is no such count. */
function affected(w: Writer, { reading, group }: Stand): number | null {
  const { value, n } = group ?? reading;
  if (value === null || reading.unit !== 'percent') return null;
  const share = reading.good === 'up' ? 100 - value : value;
  return w.keep(reading, Math.round((n * share) / 100), { of: 'affected', by: group === null ? null : reading.by, group: group?.key ?? null });
}

function size(w: Writer, { affected: place }: Problem): number {
  return w.numbers[place]!.value;
}

/** The most touched for the least work first: effect ÷ effort (S3.24). */
export function byPriority(w: Writer, problems: readonly Problem[]): readonly Problem[] {
  const worth = (each: Problem) => size(w, each) / effortWeights[each.effort];
  return problems.toSorted((a, b) => worth(b) - worth(a) || (a.key < b.key ? -1 : 1));
}
