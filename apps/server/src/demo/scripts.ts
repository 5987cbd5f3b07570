/** How a ticket of the past went, from the first word to the archive. */

import { hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { someone, type Cast, type Player } from './cast.ts';
import type { Chance } from './chance.ts';
import { agree, complain, hear, jot, leave, object, propose, rateIt, say, sortIt, takeIt, visit, waive, weigh } from './deeds.ts';
import type { TicketPlan } from './month-plan.ts';
import { addOpenTime, dateOf } from './service-time.ts';
import type { Story } from './story.ts';
import { agentGreetings, amends, blame, goodbyes, more, notes, praise, solutions, thanks, type Fill } from './words.ts';

export interface Play {
  readonly story: Story;
  readonly plan: TicketPlan;
  readonly cast: Cast;
  readonly chance: Chance;
  readonly fill: Fill;
  /** To what the customer asked. */
  readonly answers: readonly string[];
}

export function playTicket(play: Play): void {
  const { story, plan, cast, chance } = play;
  if (plan.abandoned) return callBack(play);
  const answeredAt = plan.at + plan.waitMs;
  const agent = someone(cast, 'agent', story.ticket.teamId, chance);
  takeIt(story, answeredAt - 3 * second, agent);
  say(story, answeredAt, agent, greet(play, agent));
  let at = answeredAt + chance.integer(20, 70) * second;
  const { kind, category } = plan.topic;
  if (kind === 'complaint') {
    if (!story.ticket.complaint) complain(story, at, agent, '客户明确表示要投诉');
    sortIt(story, (at += 5 * second), agent, kind, category);
    weigh(story, (at += 5 * second), agent, 2, chance.in(0.2) ? 1 : 2);
    return playComplaint(play, agent, at);
  }
  sortIt(story, at, agent, kind, category);
  if (category === 'account-security') weigh(story, (at += 5 * second), agent, 1, 2);
  else if (kind === 'fault' || story.customer.tier === 'vip') weigh(story, (at += 5 * second), agent, chance.in(0.3) ? 2 : 3, chance.in(0.3) ? 2 : 3);
  for (let round = chance.integer(0, 2); round > 0; round--) {
    const [asked, said] = chance.pick(more);
    hear(story, (at += chance.integer(20, 110) * second), play.fill(asked));
    say(story, (at += chance.integer(20, 80) * second), agent, said);
  }
  if (kind === 'refund') return playRefund(play, agent, at);
  if (chance.in(plan.topic.atOnce)) return answerAtOnce(play, agent, at);
  return playGeneral(play, agent, at);
}

function greet({ plan, chance, fill, answers }: Play, agent: Player): string {
  return `${plan.channel === 'phone' ? '（通话）' : ''}${chance.pick(agentGreetings).replace('{agent}', agent.name)}${fill(chance.pick(answers))}`;
}

/** Nobody was spoken to, so there is no first response; calling back is the agent's work all the same. */
function callBack({ story, plan, cast, chance }: Play): void {
  const agent = someone(cast, 'agent', story.ticket.teamId, chance);
  const at = addOpenTime(plan.at, chance.integer(15, 90) * minute);
  takeIt(story, at, agent);
  sortIt(story, at + 5 * second, agent, plan.topic.kind, plan.topic.category);
  jot(story, at + 4 * minute, agent, chance.pick(['已回拨，客户的问题已在 App 自助解决。', '已回拨并答复，客户表示清楚了。', '回拨接通，已当场说明。']));
  leave(story, at + 5 * minute, agent, 'answered');
}

function answerAtOnce(play: Play, agent: Player, from: number): void {
  const { story, chance } = play;
  let at = from;
  if (chance.in(0.7)) {
    hear(story, (at += chance.integer(15, 120) * second), chance.pick(thanks));
    if (chance.in(0.5)) say(story, (at += chance.integer(5, 30) * second), agent, chance.pick(goodbyes));
  }
  leave(story, (at += chance.integer(20, 200) * second), agent, 'answered');
  rateOnce(play, at + chance.integer(1, 40) * minute);
}

function playGeneral(play: Play, agent: Player, from: number): void {
  const { story, plan, cast, chance, fill } = play;
  let at = from + chance.integer(1, 4) * minute;
  leave(story, at, agent, 'accept');
  const order: JsonObject = chance.in(0.5) ? { related_order: fill('{order}') } : {};
  leave(story, (at += chance.integer(1, 6) * minute), agent, 'registered', { issue_summary: plan.topic.summary, ...order });
  if (chance.in(0.08)) jot(story, at + 10 * second, agent, chance.pick(notes));
  let solver = agent;
  if (chance.in(plan.topic.expert)) {
    leave(story, (at = addOpenTime(at, chance.integer(10, 60) * minute)), agent, 'to_specialist', { handover_reason: '已按知识库排查，需专项客服核实。' });
    solver = someone(cast, 'specialist', story.ticket.teamId, chance);
    takeIt(story, (at = addOpenTime(at, chance.integer(10, 90) * minute)), solver);
  }
  at = addOpenTime(at, chance.skewed(0.7) * 2.2 * hour);
  solve(play, solver, at);
  settleAndVisit(play, at);
}

/** Tells the customer, proposes, and leaves process for feedback. */
function solve({ story, plan, chance }: Play, solver: Player, at: number): void {
  const text = chance.pick<string>(solutions[plan.topic.cause]);
  say(story, at - 2 * second, solver, text);
  propose(story, at - second, solver, text);
  leave(story, at, solver, 'solved', { solution_summary: text, ...(story.ticket.role === 'agent' ? { root_cause: plan.topic.cause } : { department: chance.pick(['tech', 'logistics', 'after_sales', 'product']) }) });
}

function playRefund(play: Play, agent: Player, from: number): void {
  const { story, plan, cast, chance, fill } = play;
  let at = from + chance.integer(30, 120) * second;
  leave(story, at, agent, 'accept');
  const amount = Math.round(40 + chance.skewed(0.9) * 260);
  const reason = chance.pick(['not_wanted', 'defective', 'wrong_item', 'not_delivered', 'damaged', 'double_charge'] as const);
  leave(story, (at += chance.integer(60, 300) * second), agent, 'registered', { order_number: fill('{order}'), amount, reason, goods_state: chance.pick(['not_shipped', 'on_the_way', 'received', 'returned']) });
  // Since evidence is asked for first, a refund waits for the customer's papers and for a second look.
  const whole = Math.max(40 * minute, chance.skewed(0.45) * (plan.slowRefund ? 8.2 : 2.5) * hour);
  const specialist = someone(cast, 'specialist', story.ticket.teamId, chance);
  takeIt(story, addOpenTime(at, whole * 0.25), specialist);
  if (plan.slowRefund && chance.in(0.6)) {
    say(story, addOpenTime(at, whole * 0.3), specialist, '您好，按新的退款规则，需要您补充一张商品照片或开箱视频，收到后马上审核。');
    hear(story, addOpenTime(at, whole * 0.45), '照片发您了，麻烦快一点。');
  }
  if (amount > 500) {
    leave(story, addOpenTime(at, whole * 0.55), specialist, 'to_approval', { approval_note: '金额超过 500 元，凭证已核对，申请审批。' });
    const supervisor = someone(cast, 'supervisor', story.ticket.teamId, chance);
    takeIt(story, addOpenTime(at, whole * 0.7), supervisor);
    leave(story, addOpenTime(at, whole * 0.75), supervisor, 'decided', { approval: 'approved', approval_comment: '凭证齐全，同意退款。' });
  }
  at = addOpenTime(at, whole);
  const declined = amount <= 500 && chance.in(0.06);
  const text = declined ? '很抱歉，商品已影响二次销售，暂不符合退款条件，我们可以为您免费检修或换新配件。' : `您的退款 ¥${amount} 已提交，原路退回，预计 1 至 3 个工作日到账。`;
  say(story, at - 2 * second, specialist, text);
  propose(story, at - second, specialist, text);
  if (declined) leave(story, at, specialist, 'declined', { decline_reason: '商品已使用并影响二次销售；已提供检修或换配件方案。' });
  else leave(story, at, specialist, 'refunded', { refund_reference: `TK${String(chance.integer(10_000_000, 99_999_999))}`, refunded_on: dateOf(at) });
  settleAndVisit(play, at);
}

function playComplaint(play: Play, agent: Player, from: number): void {
  const { story, plan, cast, chance } = play;
  let at = from + chance.integer(1, 3) * minute;
  // Marked while it ran, it stands in acceptance already.
  if (story.ticket.stage === 'consult') leave(story, at, agent, 'accept');
  const about = ({ 'service-manner': 'manner', 'refund-progress': 'speed', 'delivery-lost': 'outcome', 'product-quality': 'quality' } as Record<string, string>)[plan.topic.category] ?? 'other';
  leave(story, (at += chance.integer(3, 10) * minute), agent, 'registered', {
    complaint_about: about, complaint_text: story.ticket.subject, demand: chance.pick(['尽快解决并给出说法', '退款并道歉', '补偿运费', '换新并保证时效']), severity: chance.in(0.1) ? 'serious' : 'ordinary',
  });
  const supervisor = someone(cast, 'supervisor', chance.in(0.5) ? story.ticket.teamId : null, chance);
  takeIt(story, (at = addOpenTime(at, chance.integer(10, 110) * minute)), supervisor);
  say(story, (at += chance.integer(2, 10) * minute), supervisor, `您好，我是客服主管${supervisor.name}，对这次的体验向您郑重道歉。我已了解经过，正在核实，稍后与您商量解决办法。`);
  if (chance.in(plan.topic.expert)) {
    leave(story, (at += 5 * minute), supervisor, 'ask_specialist', { question: '请核实订单与沟通记录，给出结论。' });
    const specialist = someone(cast, 'specialist', story.ticket.teamId, chance);
    takeIt(story, (at = addOpenTime(at, chance.integer(10, 60) * minute)), specialist);
    leave(story, (at = addOpenTime(at, chance.skewed(0.5) * 1.5 * hour)), specialist, 'verified', { verification: '记录属实，处理环节存在延误。' });
  }
  leave(story, (at = addOpenTime(at, chance.skewed(0.5) * 2 * hour)), supervisor, 'clear', { findings: '核实情况基本属实，已通报相关班组。', responsibility: chance.in(0.7) ? 'ours' : 'partner' });
  const text = chance.pick(amends[plan.topic.category] ?? solutions.other);
  at = addOpenTime(at, chance.skewed(0.5) * 3 * hour);
  say(story, at - 2 * second, supervisor, text);
  propose(story, at - second, supervisor, text);
  leave(story, at, supervisor, 'done', { agreed_solution: text, customer_agreed: true, compensation: chance.pick([0, 30, 50]), prevention: '更新话术与时限提醒，纳入周例会跟踪。' });
  settleAndVisit(play, at);
}

/** Feedback, rating and the visit, to the archive. */
function settleAndVisit(play: Play, from: number): void {
  const { story, cast, chance, plan } = play;
  let at = addOpenTime(from, chance.skewed(0.8) * 2 * hour);
  if (chance.in(plan.topic.kind === 'complaint' ? 0.1 : 0.04)) {
    object(story, at, chance.pick(['还是没有解决', '和之前说的不一样', '还没收到']));
    solveAgain(play, (at = addOpenTime(at, chance.skewed(0.5) * 2 * hour)));
    at = addOpenTime(at, hour);
  }
  const voice = chance.weighted(['customer', 'silence', 'agent'] as const, (who) => ({ customer: 60, silence: 25, agent: 15 })[who]);
  if (voice === 'silence') agree(story, (at = story.ticket.silenceConfirmsAt!), 'silence');
  else if (voice === 'agent') agree(story, at, holder(story, cast, chance));
  else {
    hear(story, at - 20 * second, chance.pick(thanks));
    agree(story, at, 'customer');
  }
  rateOnce(play, at + chance.integer(1, 60) * minute);
  visitOnce(play, chance.in(0.03));
}

function solveAgain({ story, cast, chance }: Play, at: number): void {
  if (story.ticket.agentId === null) takeIt(story, at - minute, someone(cast, story.ticket.role, story.ticket.teamId, chance));
  const who = holder(story, cast, chance);
  const text = '非常抱歉，刚才核实后已重新处理，请您再确认一下。';
  say(story, at - 2 * second, who, text);
  propose(story, at - second, who, text);
  const fieldsOf: Readonly<Record<string, JsonObject>> = {
    handle: { solution_summary: text }, review: { refund_reference: `TK${String(chance.integer(10_000_000, 99_999_999))}`, refunded_on: dateOf(at) },
    agree: { agreed_solution: text, customer_agreed: true, prevention: '专人跟进至到账。' },
  };
  const fields = fieldsOf[story.ticket.step] ?? {};
  const declined = story.ticket.fields['decline_reason'] !== undefined && story.ticket.step === 'review';
  leave(story, at, who, story.ticket.step === 'agree' ? 'done' : story.ticket.step === 'review' ? (declined ? 'declined' : 'refunded') : 'solved', declined ? {} : fields);
}

function visitOnce(play: Play, bad: boolean): void {
  const { story, cast, chance } = play;
  if (story.ticket.state === 'archived' || story.ticket.followUp === null) return;
  if (story.ticket.agentId === null) takeIt(story, story.ticket.stepEnteredAt + minute, someone(cast, story.ticket.role, story.ticket.teamId, chance));
  const who = holder(story, cast, chance);
  let at = addOpenTime(story.ticket.followUp.dueAt, chance.integer(5, 300) * minute);
  if (bad) {
    visit(story, at, who, 'bad', '客户表示问题再次出现');
    at = addOpenTime(at, chance.skewed(0.5) * 3 * hour);
    solveAgain(play, at);
    agree(story, addOpenTime(at, 2 * hour), 'customer');
    return visitOnce(play, false);
  }
  if (story.ticket.followUp.method === 'phone' && chance.in(0.25)) visit(story, (at += minute), who, null, '无人接听');
  else if (story.ticket.followUp.method === 'message' && chance.in(0.1)) return waive(story, at, who, '客户已主动反馈问题解决，免回访');
  visit(story, addOpenTime(at, chance.integer(1, 60) * minute), who, 'good', chance.pick(['问题未再出现，客户满意', '已到账，客户表示感谢', '客户满意', '一切正常']));
}

function holder(story: Story, cast: Cast, chance: Chance): Player {
  return cast.players.find((player) => player.id === story.ticket.agentId) ?? someone(cast, story.ticket.role, story.ticket.teamId, chance);
}

/** Callers are asked by the phone's own survey, of ten; the others give stars. */
function rateOnce({ story, plan, chance }: Play, at: number): void {
  if (plan.stars === null) return;
  const comment = chance.in(0.2) ? chance.pick(plan.stars >= 4 ? praise : blame) : null;
  const besides = { ...(plan.recommend !== null && { recommend: plan.recommend }), ...(plan.effort !== null && { effort: plan.effort }) };
  if (plan.channel === 'phone') rateIt(story, at, plan.stars * 2, 10, comment, besides);
  else rateIt(story, at, plan.stars, 5, comment, besides);
}
