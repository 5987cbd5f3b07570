/** What conditions and `requires` may look at besides the filled fields. The ticket fills them in; the flow only names them. */

import type { Json } from '../kernel/json.ts';
import type { BilingualText } from '../kernel/text.ts';

export const factNames = [
  'ticket.kind',
  'ticket.category',
  'ticket.priority',
  /** The channel's kind: `web`, `email`, `phone` … */
  'ticket.channel',
  'ticket.complaint',
  /** True once a person (or an accepted answer of the assistant) has answered the customer. */
  'ticket.answered',
  /** True when the agent closed the matter in `consult`: the trivial stages then walk themselves. */
  'ticket.answered_on_the_spot',
  'ticket.solution',
  'ticket.confirmed',
  'ticket.reopenings',
  /** True when the approval asked for last was given by all its layers. */
  'ticket.approved',
  /** How many sub-tasks are still open. */
  'ticket.sub_tasks_open',
  'customer.contact',
  'customer.name',
  /** `standard`, `silver`, `gold`, `vip`. */
  'customer.tier',
] as const;

export type FactName = (typeof factNames)[number];

/** Null stands for "not there". `customer.contact` is true when there is at least one contact point. */
export type Facts = Readonly<Record<FactName, Json>>;

/** How a missing fact is called when a person must supply it. */
export const factLabels: Readonly<Record<FactName, BilingualText>> = {
  'ticket.kind': { zh: '工单类型', en: 'Ticket kind' },
  'ticket.category': { zh: '问题分类', en: 'Category' },
  'ticket.priority': { zh: '优先级', en: 'Priority' },
  'ticket.channel': { zh: '渠道', en: 'Channel' },
  'ticket.complaint': { zh: '是否投诉', en: 'Complaint' },
  'ticket.answered': { zh: '已答复客户', en: 'Customer answered' },
  'ticket.answered_on_the_spot': { zh: '当场答复', en: 'Answered on the spot' },
  'ticket.solution': { zh: '解决方案', en: 'Solution' },
  'ticket.confirmed': { zh: '客户已确认', en: 'Confirmed by the customer' },
  'ticket.reopenings': { zh: '重开次数', en: 'Times reopened' },
  'ticket.approved': { zh: '审批已通过', en: 'Approved' },
  'ticket.sub_tasks_open': { zh: '未完成的协作任务数', en: 'Open sub-tasks' },
  'customer.contact': { zh: '客户联系方式', en: 'Customer contact' },
  'customer.name': { zh: '客户姓名', en: 'Customer name' },
  'customer.tier': { zh: '客户等级', en: 'Customer tier' },
};

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(factLabels, name);
}
