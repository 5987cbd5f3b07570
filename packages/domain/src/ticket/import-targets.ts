/** What a column of an imported file can mean: the one table that guessing, checking and the documentation read. */

import type { BilingualText } from '../kernel/text.ts';

/** `cases`: a row is a ticket. `events`: a row is something that happened on a ticket. */
export type RowsAre = 'cases' | 'events';

export interface ImportTarget {
  readonly key: string;
  readonly label: BilingualText;
  readonly hint: BilingualText;
  /** In which kinds of files it means something. */
  readonly rows: readonly RowsAre[];
  /** Headers that are taken for it, folded as `foldHeader` folds; the first in a file wins. */
  readonly headers: readonly string[];
}

const both: readonly RowsAre[] = ['cases', 'events'];

export const importTargets: readonly ImportTarget[] = [
  target('externalId', both, '工单号', 'Case id', '在原系统中的编号；同一编号只导入一次', 'Its id in the other system; one id is imported once', '工单号 工单编号 工单id 编号 单号 案件编号 caseid case caseconceptname ticketid ticketnumber ticket uniquekey externalid id'),
  target('subject', both, '标题', 'Subject', '没有时取正文首行或第一个活动', 'Taken from the body or the first activity when absent', '标题 主题 工单标题 subject title summary complainttype'),
  target('body', both, '正文', 'Body', '客户所说的话，成为第一条消息', 'What the customer said; becomes the first message', '正文 内容 描述 问题描述 工单内容 咨询内容 body description descriptor details message content'),
  target('customerName', both, '客户姓名', 'Customer name', '单凭姓名不认人', 'A name alone identifies nobody', '客户 客户姓名 客户名称 姓名 联系人 customername contactname name'),
  target('phone', both, '手机号', 'Phone', '按号码归到同一客户', 'One number is one customer', '手机号 手机 手机号码 电话 电话号码 联系电话 phone phonenumber mobile tel'),
  target('email', both, '邮箱', 'E-mail', '按邮箱归到同一客户', 'One address is one customer', '邮箱 电子邮箱 邮件 email emailaddress mail'),
  target('externalCustomerId', both, '客户编号', 'Customer id', '客户在原系统中的编号', "The customer's id in the other system", '客户编号 客户id 会员号 会员编号 用户id 用户编号 customerid customer customernumber userid memberid'),
  target('openedAt', both, '创建时间', 'Opened at', '按活动导入时可省略，取第一个活动的时间', 'May be absent in a file of events: the first event opens', '创建时间 建单时间 受理时间 提交时间 开单时间 createddate createdat created opened openedat opendate'),
  target('archivedAt', both, '关闭时间', 'Closed at', '为空表示尚未办结', 'Empty: not closed yet', '关闭时间 办结时间 完结时间 结束时间 归档时间 closeddate closedat closed resolvedat archivedat'),
  target('kind', both, '工单类型', 'Kind', '填类型的标识或名称', 'Key or name of a kind', '工单类型 类型 kind tickettype type'),
  target('category', both, '分类', 'Category', '填分类的标识或名称', 'Key or name of a category', '分类 问题分类 问题类型 category'),
  target('region', both, '地区', 'Region', '', '', '地区 区域 省份 城市 region borough city'),
  target('channel', both, '渠道', 'Channel', '填渠道的标识；为空用导入渠道', 'Key of a channel; the import channel when empty', '渠道 来源渠道 channel'),
  target('agent', ['cases'], '客服', 'Agent', '只作记录，不关联本系统人员', 'Kept as a note; no person of this centre is meant', '客服 处理人 受理人 坐席 agent assignee owner handler'),
  target('activity', ['events'], '活动', 'Activity', '发生了什么', 'What happened', '活动 活动名称 操作 环节 动作 事件 conceptname activity activityname action event'),
  target('eventAt', ['events'], '发生时间', 'Event time', '什么时候发生', 'When it happened', '发生时间 操作时间 活动时间 时间 timetimestamp timestamp completetimestamp eventtime eventat time'),
  target('resource', ['events'], '执行者', 'Resource', '谁做的，原样记录', 'Who did it, kept as it is', '执行者 操作人 经办人 处理人 orgresource resource performer user'),
];

/** `fields.x` fills the ticket's field x; `facts.x` is kept on the event of its row. */
const fieldTarget = /^fields\.[a-z][a-z0-9_]{0,39}$/;
export const factTarget = /^facts\.\S(?:.{0,52}\S)?$/u;

export function isImportTarget(key: string, rows: RowsAre): boolean {
  if (fieldTarget.test(key)) return true;
  if (factTarget.test(key)) return rows === 'events';
  return importTargets.some((one) => one.key === key && one.rows.includes(rows));
}

/** Which targets a file cannot do without. */
export function requiredTargets(rows: RowsAre): readonly string[] {
  return rows === 'cases' ? ['externalId', 'openedAt'] : ['externalId', 'activity', 'eventAt'];
}

/** Width, case, spaces and punctuation do not tell headers apart. */
export function foldHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function target(key: string, rows: readonly RowsAre[], zh: string, en: string, hintZh: string, hintEn: string, headers: string): ImportTarget {
  return { key, rows, label: { zh, en }, hint: { zh: hintZh, en: hintEn }, headers: headers.split(' ') };
}
