/** THE list of metrics. A figure that is not here is on no screen. */

import { minute } from '../kernel/instant.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { DurationKey, MeasureKey } from './measure.ts';
import type { Formula, Metric } from './metric.ts';

type Facts = Pick<Metric, 'group' | 'unit' | 'good'> & Partial<Pick<Metric, 'clock' | 'actors' | 'attribution' | 'decimals' | 'version' | 'source' | 'population'>>;

const everyTicket = text('期间内咨询的工单；已并入他单的、从其他系统导入的不计', 'Tickets opened in the period; those merged into others or brought in from another system are left out');
const answeredOnes = text('期间内咨询、已由人工首次答复的工单', 'Tickets opened in the period that a person has answered');
const solvedOnes = text('期间内咨询、已解决的工单', 'Tickets opened in the period that were solved');
const spoken = text('期间内咨询、智能客服说过话的工单', 'Tickets opened in the period in which the assistant spoke');

const done = { population: text('期间内的操作与进出，按发生的日期', 'What was done, came and went in the period, by its day'), attribution: 'doer' } as const;
const asked = { population: text('期间内员工控制台发出的请求', 'Requests of people’s consoles in the period'), actors: 'both', attribution: 'none', clock: 'calendar' } as const;

export const metrics: readonly Metric[] = [
  metric('volume', '咨询量', 'Consultations', count('opened'), '期间内新开的工单数', 'Tickets opened', { group: 'volume', unit: 'count', good: 'neither', source: 'S3.1' }),
  metric('channel_share', '在线占比', 'Share of online', { kind: 'mix', of: 'opened', by: 'medium', part: 'online' }, '在线渠道的咨询 ÷ 全部咨询；分组时为各组占比', 'Consultations by online channels ÷ all; by groups, the share of each', { group: 'volume', unit: 'percent', good: 'neither', source: 'S3.2, S3.12' }),
  metric('abandonment', '放弃率', 'Abandonment', share('abandoned', 'offered'), '未等到人工答复就离开的 ÷ 需要答复的', 'Left before a person answered ÷ all that asked for an answer', { group: 'volume', unit: 'percent', good: 'down', source: 'COPC; S3.13' }),

  metric('frt', '首次响应时间', 'First response time', duration('answer_ms', 'answered', 'answer'), '客户咨询到人工第一次公开答复的时间，取平均', 'From the customer’s opening to a person’s first public answer, on average', { group: 'response', unit: 'minutes', good: 'down', clock: 'calendar', population: answeredOnes, source: 'KPI dictionary: FRT; S3.3' }),
  metric('frt_working', '首次响应时间（工作时间）', 'First response time, working', duration('answer_working_ms', 'answered', 'answer_working'), '同上，只计渠道的服务时间', 'The same, counting open time of the channel only', { group: 'response', unit: 'minutes', good: 'down', clock: 'working', population: answeredOnes, source: 'KPI dictionary: FRT' }),
  metric('nrt', '后续响应时间', 'Next response time', duration('turn_ms', 'turns', 'turn'), '客户每次追问（连发算一次）到人工答复的时间，取平均', 'From each further turn of the customer (several words in a row are one) to a person’s answer, on average', { group: 'response', unit: 'minutes', good: 'down', clock: 'calendar', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary: NRT' }),
  metric('asa', '平均接听速度', 'Average speed of answer', duration('calls_wait_ms', 'calls_taken', 'call_wait'), '已接来电的排队时间之和 ÷ 已接来电；放弃的不计，请与放弃率同看', 'Waiting time of calls taken ÷ calls taken; those given up are left out, so read it beside abandonment', { group: 'response', unit: 'minutes', good: 'down', clock: 'calendar', source: 'KPI dictionary: ASA; S2.2' }),
  metric('service_level', '服务水平', 'Service level', share('in_time', 'offered'), '在渠道约定内首次响应的（电话 30 秒、在线 1 分钟、其他 15 分钟）÷ 全部需要答复的，含放弃', 'Answered within the channel’s promise (call 30 s, chat 1 min, others 15 min) ÷ all that asked for an answer, those who left too', { group: 'response', unit: 'percent', good: 'up', clock: 'calendar', source: 'KPI dictionary: service level, abandoned counted; S2.2' }),
  metric('sla_attainment', '承诺达成率', 'SLA attainment', share('promises_met', 'promises'), '按时兑现的承诺 ÷ 已兑现与已超时的承诺；进行中的不计，暂停的时间不计', 'Promises kept in time ÷ promises kept or broken; running ones and paused time are left out', { group: 'response', unit: 'percent', good: 'up', clock: 'working', actors: 'both', attribution: 'solver', source: 'KPI dictionary: SLA attainment' }),

  metric('resolution', '解决时长', 'Resolution time', duration('resolution_ms', 'solved', 'resolution'), '咨询到最后一次解决的时间，取平均', 'From opening to the last time it was solved, on average', { group: 'resolution', unit: 'minutes', good: 'down', clock: 'calendar', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary: resolution time, gross; S3.7' }),
  metric('resolution_net', '净解决时长', 'Resolution time, net', duration('resolution_net_ms', 'solved', 'resolution_net'), '解决时长减去等待客户的时间', 'Resolution time less the time spent waiting for the customer', { group: 'resolution', unit: 'minutes', good: 'down', clock: 'calendar', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary: resolution time, net' }),
  metric('over_five_hours', '超 5 小时占比', 'Longer than five hours', share('over_five_hours', 'solved'), '解决时长超过 5 小时的 ÷ 已解决的', 'Solved after more than five hours ÷ all solved', { group: 'resolution', unit: 'percent', good: 'down', clock: 'calendar', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'S3.7' }),
  metric('fcr', '一次性解决率', 'First contact resolution', share('settled_at_once', 'settled'), '解决后未重开、7 天内同一客户未就同类问题再来的 ÷ 已满 7 天或已再来的', 'Neither reopened nor asked about again by the same customer on the same topic within seven days ÷ those whose seven days are over, or that came back', { group: 'resolution', unit: 'percent', good: 'up', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary: FCR by repeat contact; S1.14' }),
  metric('resolution_rate', '解决率', 'Resolution rate', share('solved', 'opened'), '已解决的 ÷ 期间内咨询的', 'Solved ÷ opened in the period', { group: 'resolution', unit: 'percent', good: 'up', actors: 'both', source: 'S3.9, S3.19' }),
  metric('reopen_rate', '重开率', 'Reopen rate', share('reopened', 'solved'), '解决后又重开的 ÷ 已解决的', 'Reopened after they were solved ÷ solved', { group: 'resolution', unit: 'percent', good: 'down', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary: reopen rate' }),

  metric('csat', '客户满意度', 'Customer satisfaction', { kind: 'mean', total: 'score_milli', n: 'rated', per: 1_000, spread: null }, '评分 ÷ 该次评价的满分 × 100，取平均；原始分值与量表原样保留', 'Score ÷ the scale it was given on × 100, on average; scores are kept as given', { group: 'satisfaction', unit: 'points', good: 'up', actors: 'customer', attribution: 'solver', population: text('期间内咨询、客户已评价的工单；按咨询日期归期', 'Tickets opened in the period that their customer rated; a rating counts to the day of the opening'), source: 'S3.4; KPI dictionary: CSAT' }),
  metric('dissatisfied', '不满意占比', 'Dissatisfied', share('displeased', 'rated'), '评分不高于满分四成的 ÷ 已评价的', 'Rated at two fifths of the scale or less ÷ rated', { group: 'satisfaction', unit: 'percent', good: 'down', actors: 'customer', attribution: 'solver', source: 'practice' }),
  metric('survey_coverage', '满意度调查覆盖率', 'Survey coverage', share('survey_asked', 'closed'), '已发出调查的 ÷ 已归档的工单（要求不低于 70%）', 'Asked for a rating ÷ archived (at least 70 % is asked for)', { group: 'satisfaction', unit: 'percent', good: 'up', actors: 'both', attribution: 'solver', source: 'S2.7; R-L2' }),
  metric('survey_response', '调查回收率', 'Survey response', share('rated', 'survey_asked'), '收到评价的 ÷ 已发出调查的', 'Rated ÷ asked for a rating', { group: 'satisfaction', unit: 'percent', good: 'up', actors: 'customer', attribution: 'solver', source: 'R-L2' }),
  metric('nps', '净推荐值', 'Net promoter score', { kind: 'balance', plus: 'promoters', minus: 'detractors', among: 'recommend_asked' }, '打 9–10 分的占比 − 打 0–6 分的占比', 'Share of 9–10 less share of 0–6', { group: 'satisfaction', unit: 'points', good: 'up', actors: 'customer', attribution: 'solver', population: text('期间内咨询、客户评价时回答了推荐意愿、或回访时写进字段 nps（0–10）的工单', 'Tickets opened in the period whose customer answered it with the rating, or in whose field `nps` (0–10) a visit wrote the answer'), source: 'Reichheld 2003' }),
  metric('ces', '客户费力度', 'Customer effort', { kind: 'mean', total: 'effort_milli', n: 'effort_rated', per: 1_000, spread: null }, '“办成这件事很容易”的 1–7 分，取平均，越高越省力', '“It was easy” from 1 to 7, on average; higher is easier', { group: 'satisfaction', unit: 'ratio', decimals: 2, good: 'up', actors: 'customer', attribution: 'solver', population: text('期间内咨询、客户评价时回答了轻松程度、或回访时写进字段 ces（1–7）的工单', 'Tickets opened in the period whose customer answered it with the rating, or in whose field `ces` (1–7) a visit wrote the answer'), source: 'CEB 2013, scale 1–7' }),
  metric('visit_success', '回访满意率', 'Good follow-up visits', share('visits_good', 'visits'), '结果良好的回访 ÷ 已完成的回访', 'Visits with a good result ÷ visits made', { group: 'satisfaction', unit: 'percent', good: 'up', attribution: 'solver', source: 'S2.25' }),

  metric('complaint_rate', '投诉率', 'Complaint rate', share('complaints', 'opened'), '投诉类工单 ÷ 全部咨询', 'Tickets that are complaints ÷ all consultations', { group: 'complaint', unit: 'percent', good: 'down', actors: 'both', source: 'S3.8; KPI dictionary' }),
  metric('complaints', '投诉量', 'Complaints', count('complaints'), '投诉类工单数', 'Tickets that are complaints', { group: 'complaint', unit: 'count', good: 'down', actors: 'both', source: 'S3.8' }),
  metric('inconsistent_share', '投诉中“服务不一致”占比', 'Inconsistent answers among complaints', share('inconsistent', 'complaints'), '分类或原因为“服务不一致”的投诉 ÷ 全部投诉', 'Complaints filed under or caused by inconsistent service ÷ all complaints', { group: 'complaint', unit: 'percent', good: 'down', actors: 'both', source: 'S1.2' }),
  metric('urge_rate', '催单率', 'Urging', share('urged', 'opened'), '客户催过的工单 ÷ 全部咨询', 'Tickets that their customer urged ÷ all', { group: 'complaint', unit: 'percent', good: 'down', actors: 'customer', source: 'practice' }),

  metric('upset_share', '负面情绪占比', 'Upset customers', share('upset', 'opened'), '流露过不满的咨询 ÷ 全部咨询。不满：话语被读作负面、因气愤转人工、投诉、退回方案、评分不高于满分四成、回访不满意', 'Tickets whose customer let displeasure be felt ÷ all. Displeasure: words read as negative, handed on because angry, a complaint, a solution refused, a rating of two fifths or less, a bad follow-up visit', { group: 'satisfaction', unit: 'percent', good: 'down', actors: 'customer', source: 'S3.20' }),
  metric('pleased_share', '正面情绪占比', 'Pleased customers', share('pleased', 'opened'), '只流露过满意的咨询 ÷ 全部咨询。满意：话语被读作正面、表示智能客服已解决、评分不低于满分八成、回访满意', 'Tickets whose customer let only pleasure be felt ÷ all. Pleasure: words read as positive, said that the assistant helped, a rating of four fifths or more, a good follow-up visit', { group: 'satisfaction', unit: 'percent', good: 'up', actors: 'customer', source: 'S3.20' }),

  metric('handle_time', '平均处理时长', 'Average handle time', duration('handled_ms', 'handled', 'handled'), '人工在工单上的工作时间之和 ÷ 有人工处理的工单；两次操作间隔 10 分钟以内算作工作', 'People’s work on tickets ÷ tickets that people worked on; gaps of up to ten minutes between two acts count as work', { group: 'process', unit: 'minutes', good: 'down', clock: 'calendar', attribution: 'solver', source: 'KPI dictionary: AHT from acts, concurrency not divided' }),
  metric('hand_overs', '每单转手次数', 'Hand-overs per ticket', { kind: 'mean', total: 'hand_overs', n: 'solved', per: 1, spread: null }, '从一个人手里转给另一个人的次数 ÷ 已解决的工单', 'Times a ticket went from one person to another ÷ solved', { group: 'process', unit: 'ratio', decimals: 2, good: 'down', attribution: 'solver', population: solvedOnes, source: 'S1.3' }),
  metric('escalation_rate', '升级率', 'Escalation rate', share('escalated', 'solved'), '升级过的 ÷ 已解决的', 'Escalated at least once ÷ solved', { group: 'process', unit: 'percent', good: 'down', actors: 'both', attribution: 'solver', population: solvedOnes, source: 'KPI dictionary' }),
  metric('objection_rate', '方案被退回率', 'Solutions refused', share('objected', 'solved'), '客户对方案提出异议的 ÷ 已解决的', 'Solutions that their customer objected to ÷ solved', { group: 'process', unit: 'percent', good: 'down', actors: 'customer', attribution: 'solver', population: solvedOnes, source: 'R-L' }),

  metric('assistant_share', '智能客服参与率', 'Assistant took part', share('assisted', 'opened'), '智能客服说过话的 ÷ 全部咨询', 'Tickets in which the assistant spoke ÷ all', { group: 'assistant', unit: 'percent', good: 'neither', actors: 'assistant', source: 'design: assistant' }),
  metric('deflection', '智能客服分流率', 'Deflection', share('deflected', 'assisted'), '全程没有人工答复的 ÷ 智能客服说过话的；属于估计', 'No person ever answered ÷ the assistant spoke; an estimate', { group: 'assistant', unit: 'percent', good: 'up', actors: 'assistant', population: spoken, source: 'KPI dictionary: containment' }),
  metric('assistant_resolution', '智能客服解决率', 'Solved by the assistant', share('hard_solved', 'assisted'), '客户明确表示已解决的 ÷ 智能客服说过话的', 'The customer said that it helped ÷ the assistant spoke', { group: 'assistant', unit: 'percent', good: 'up', actors: 'assistant', population: spoken, source: 'design: assistant, hard resolution' }),
  metric('assistant_soft', '智能客服答后离开率', 'Left with the assistant’s answer', share('soft_solved', 'assisted'), '得到答复后未再说话的 ÷ 智能客服说过话的', 'Said no more after the answer ÷ the assistant spoke', { group: 'assistant', unit: 'percent', good: 'up', actors: 'assistant', population: spoken, source: 'design: assistant, soft resolution' }),
  metric('assistant_hand_on', '智能客服转人工率', 'Handed on by the assistant', share('handed_on', 'assisted'), '由智能客服转给人工的 ÷ 智能客服说过话的', 'Handed to a person ÷ the assistant spoke', { group: 'assistant', unit: 'percent', good: 'down', actors: 'assistant', population: spoken, source: 'design: assistant' }),
  metric('article_use', '知识引用率', 'Answered with an article', share('with_article', 'opened'), '答复中引用了知识文章的工单 ÷ 全部咨询', 'Tickets answered with an article ÷ all', { group: 'assistant', unit: 'percent', good: 'up', actors: 'both', source: 'S1.22' }),

  metric('backlog', '未结工单', 'Backlog', { kind: 'level', plus: 'entered', minus: 'departed' }, '期末仍未归档的工单：累计进入（新开、重开）减累计离开（归档、并入）', 'Not archived at the end of the period: all that came in (opened, reopened) less all that left (archived, merged)', { ...done, group: 'people', unit: 'count', good: 'down', actors: 'both', attribution: 'none', source: 'KPI dictionary: backlog; S1.1' }),
  metric('throughput', '人均日解决量', 'Solved per agent and day', { kind: 'mean', total: 'done', n: 'agent_days', per: 1, spread: null }, '期间内解决的工单 ÷ 有人工操作的人·天', 'Tickets solved in the period ÷ days on which an agent worked', { ...done, group: 'people', unit: 'ratio', good: 'up', source: 'S1.1, S1.11' }),
  metric('tickets_per_agent_day', '人均日处理量', 'Tickets per agent and day', { kind: 'mean', total: 'touched', n: 'agent_days', per: 1, spread: null }, '处理过的工单（每人每天每单计一次）÷ 有人工操作的人·天', 'Tickets worked on (once for each person and day) ÷ days on which an agent worked', { ...done, group: 'people', unit: 'ratio', good: 'up', source: 'S1.1, S1.6' }),
  metric('occupancy', '工时利用率', 'Occupancy', share('worked_ms', 'present_ms'), '在工单上的工作时间 ÷ 在岗（空闲或忙碌）时间；长期高于 85% 有过劳风险', 'Time worked on tickets ÷ time present (available or busy); above 85 % for long wears people out', { ...done, group: 'people', unit: 'percent', good: 'neither', clock: 'calendar', source: 'KPI dictionary: occupancy, from acts' }),
  metric('inside_share', '系统内操作占比', 'Work done in one system', share('acts_inside', 'acts'), '在只用本系统的流程步骤里的操作 ÷ 全部人工操作（目标：1–2 个核心系统完成 90%）', 'Acts in steps that are worked with this system alone ÷ all acts of people (wanted: 90 % in one or two systems)', { ...done, group: 'tool', unit: 'percent', good: 'up', source: 'S1.24' }),
  metric('tool_response', '系统响应时间', 'Response time of this system', { kind: 'mean', total: 'request_ms', n: 'requests', per: 1, spread: null }, '员工控制台请求的耗时（毫秒），取平均', 'How long requests of people’s consoles took, in milliseconds, on average', { ...asked, group: 'tool', unit: 'milliseconds', good: 'down', source: 'S1.12' }),
  metric('tool_slow', '慢请求占比', 'Slow requests', share('slow_requests', 'requests'), '超过 1 秒的请求 ÷ 全部请求', 'Requests that took more than a second ÷ all', { ...asked, group: 'tool', unit: 'percent', decimals: 2, good: 'down', source: 'S1.12' }),
];

const byKey = new Map(metrics.map((each) => [each.key, each]));

export function metricOf(key: string): Metric | undefined {
  return byKey.get(key);
}

function text(zh: string, en: string): BilingualText {
  return { zh, en };
}

function metric(key: string, zh: string, en: string, formula: Formula, wordsZh: string, wordsEn: string, facts: Facts): Metric {
  return {
    key, name: text(zh, en), formula, words: text(wordsZh, wordsEn),
    population: everyTicket, clock: 'none', actors: 'human', attribution: 'first_answerer', decimals: facts.unit === 'count' ? 0 : 1, version: 1, source: 'practice',
    ...facts,
  };
}

function count(of: MeasureKey): Formula {
  return { kind: 'count', of };
}

function share(of: MeasureKey, among: MeasureKey): Formula {
  return { kind: 'share', of, among };
}

function duration(total: MeasureKey, n: MeasureKey, spread: DurationKey): Formula {
  return { kind: 'mean', total, n, per: minute, spread };
}
