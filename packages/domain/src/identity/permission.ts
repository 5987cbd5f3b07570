/** Everything a role can be allowed, each with the scopes that make sense for it. Contracts name these keys; a test keeps both in step. */

import type { BilingualText } from '../kernel/text.ts';
import type { Scope } from './actor.ts';

export const permissionGroups = {
  ticket: { zh: '工单', en: 'Tickets' },
  customer: { zh: '客户', en: 'Customers' },
  follow_up: { zh: '回访', en: 'Follow-up' },
  floor: { zh: '现场', en: 'Floor' },
  flow: { zh: '流程', en: 'Flows' },
  knowledge: { zh: '知识', en: 'Knowledge' },
  insight: { zh: '数据', en: 'Figures' },
  setup: { zh: '设置', en: 'Set-up' },
  identity: { zh: '人员与权限', en: 'People and permissions' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<string, BilingualText>;

export type PermissionGroup = keyof typeof permissionGroups;

export interface Permission {
  readonly group: PermissionGroup;
  readonly label: BilingualText;
  /** Narrowest first. What belongs to the whole centre knows only `all`. */
  readonly scopes: readonly Scope[];
}

const any: readonly Scope[] = ['own', 'team', 'all'];
const wide: readonly Scope[] = ['team', 'all'];
const whole: readonly Scope[] = ['all'];

function permission(group: PermissionGroup, scopes: readonly Scope[], zh: string, en: string): Permission {
  return { group, scopes, label: { zh, en } };
}

export const permissions = {
  'ticket.read': permission('ticket', any, '查看工单', 'Read tickets'),
  'ticket.open': permission('ticket', whole, '新建工单', 'Open tickets'),
  'ticket.work': permission('ticket', any, '处理工单：领取、回复、备注、流转、暂停', 'Work on tickets: take, answer, note, move on, pause'),
  'ticket.assign': permission('ticket', any, '分派与转交工单', 'Assign and hand over tickets'),
  'ticket.expedite': permission('ticket', wide, '加急插队', 'Put a ticket before all others'),
  'ticket.override': permission('ticket', wide, '代替责任角色操作', 'Act in place of the responsible role'),
  'ticket.merge': permission('ticket', any, '合并与拆分工单', 'Merge and split tickets'),
  'ticket.import': permission('ticket', whole, '导入工单', 'Import tickets'),
  'ticket.export': permission('ticket', wide, '导出工单', 'Export tickets'),
  'sub_task.work': permission('ticket', any, '处理协作任务：协助、审批、回电', 'Work on sub-tasks: help, approve, call back'),
  'customer.read': permission('customer', whole, '查看客户（联系方式打码）', 'Read customers (contact points masked)'),
  'customer.edit': permission('customer', whole, '编辑客户', 'Edit customers'),
  'customer.reveal': permission('customer', whole, '查看完整联系方式', 'See full contact points'),
  'customer.merge': permission('customer', whole, '合并客户', 'Merge customers'),
  'follow_up.work': permission('follow_up', any, '执行回访', 'Make follow-up visits'),
  'floor.read': permission('floor', wide, '查看现场与人力预估', 'Watch the floor and its staffing'),
  'floor.lend': permission('floor', wide, '把客服借调到其他组', 'Lend people to another team'),
  'flow.read': permission('flow', whole, '查看流程', 'Read flows'),
  'flow.edit': permission('flow', whole, '编辑流程草稿', 'Edit flow drafts'),
  'flow.publish': permission('flow', whole, '发布与停用流程版本', 'Publish and retire flow versions'),
  'knowledge.read': permission('knowledge', whole, '查看知识，含内部知识', 'Read articles, internal ones too'),
  'knowledge.write': permission('knowledge', whole, '撰写知识并提交审核', 'Write articles and hand them in for review'),
  'knowledge.publish': permission('knowledge', whole, '审核、发布、回退与停用知识', 'Review, publish, roll back and retire articles'),
  'metric.read': permission('insight', whole, '查看数据与报表', 'Read figures and reports'),
  'metric.keep': permission('insight', whole, '维护行业对比值，导入历史数据', 'Keep benchmarks and import earlier figures'),
  'alert.read': permission('insight', whole, '查看告警与业务日历', 'Read alerts and the business calendar'),
  'alert.manage': permission('insight', whole, '管理告警：规则、任务与业务日历', 'Manage alerts: rules, tasks and the business calendar'),
  'metric.export': permission('insight', whole, '导出数据', 'Export figures'),
  'review.read': permission('insight', whole, '查看月度复盘', 'Read monthly reviews'),
  'review.write': permission('insight', whole, '生成与批注月度复盘', 'Write and comment on monthly reviews'),
  'review.sign': permission('insight', whole, '签发月度复盘', 'Sign monthly reviews'),
  'target.read': permission('insight', ['own', 'all'], '查看目标；“本人”指自己负责的', 'Read targets; own: those one answers for'),
  'target.manage': permission('insight', whole, '制定与管理目标', 'Set and keep targets'),
  'channel.manage': permission('setup', whole, '管理渠道', 'Manage channels'),
  'category.manage': permission('setup', whole, '管理分类与自定义字段', 'Manage categories and custom fields'),
  'presence.read': permission('setup', wide, '查看在岗状态与负荷', 'See who is at work, and their load'),
  'dispatch.read': permission('setup', whole, '查看分派规则与公平性', 'Read dispatch rules and fairness'),
  'dispatch.manage': permission('setup', whole, '管理分派规则、技能与班次', 'Manage dispatch rules, skills and shifts'),
  'assistant.manage': permission('setup', whole, '设置智能客服', 'Set the assistant up'),
  'macro.manage': permission('setup', whole, '管理快捷回复', 'Manage canned replies'),
  'wording.manage': permission('setup', whole, '管理禁用语', 'Manage forbidden phrases'),
  'delivery.manage': permission('setup', whole, '管理通知渠道：群机器人与邮件', 'Manage outlets: group robots and mail'),
  'calendar.manage': permission('setup', whole, '管理工作日历与法定节假日', 'Manage working calendars and official holidays'),
  'policy.manage': permission('setup', whole, '管理服务标准与升级阶梯', 'Manage policies and ladders'),
  'person.read': permission('identity', whole, '查看人员与客服组', 'Read people and teams'),
  'person.manage': permission('identity', whole, '管理人员', 'Manage people'),
  'team.manage': permission('identity', whole, '管理客服组', 'Manage teams'),
  'role.manage': permission('identity', whole, '管理角色与权限', 'Manage roles and permissions'),
  'api_key.manage': permission('system', whole, '管理 API 密钥', 'Manage API keys'),
  'audit.read': permission('system', whole, '查看审计日志', 'Read the audit log'),
  'system.manage': permission('system', whole, '管理系统：登录方式、后台任务', 'Manage the system: sign-in providers, background jobs'),
} as const satisfies Record<string, Permission>;

export type PermissionKey = keyof typeof permissions;

export const permissionKeys = Object.keys(permissions) as readonly PermissionKey[];

export function isPermission(key: string): key is PermissionKey {
  return Object.hasOwn(permissions, key);
}

/** The widest scope a permission knows. */
export function widestScope(key: PermissionKey): Scope {
  return permissions[key].scopes.at(-1)!;
}
