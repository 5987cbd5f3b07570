/** Why a row of an imported file is not taken. The console and the command line say it in these words. */

import type { BilingualText } from '../kernel/text.ts';

export const importProblems = {
  'row.ragged': { zh: '列数与表头不一致', en: 'The row has more or fewer cells than the header' },
  'row.none': { zh: '文件里没有数据行', en: 'The file has no rows' },
  'cell.too_long': { zh: '内容过长', en: 'The cell is too long' },
  'cell.formula': { zh: '以公式开头的内容不导入', en: 'A cell that begins like a formula is not taken' },
  'cell.error': { zh: '单元格是公式错误值', en: 'The cell holds an error value' },
  'cell.control': { zh: '含有无法保存的控制字符', en: 'The cell holds control characters that cannot be stored' },
  'value.missing': { zh: '必填内容为空', en: 'A required value is empty' },
  'value.malformed': { zh: '格式不正确', en: 'The value is malformed' },
  'date.malformed': { zh: '不是可识别的时间', en: 'Not a date and time that we can read' },
  'date.order_unknown': { zh: '分不清月和日，请指明日期顺序', en: 'Month and day cannot be told apart; say the date order' },
  'date.not_in_calendar': { zh: '没有这一天或这一刻', en: 'There is no such day or time' },
  'date.skipped': { zh: '该时刻因夏令时不存在', en: 'The clocks skipped this moment' },
  'date.future': { zh: '时间在将来', en: 'The moment lies in the future' },
  'date.too_old': { zh: '早于 1970 年', en: 'Before 1970' },
  'case.closed_before_opened': { zh: '关闭时间早于创建时间', en: 'Closed before it was opened' },
  'case.event_before_opened': { zh: '活动早于创建时间', en: 'Something happened before it was opened' },
  'case.event_after_closed': { zh: '活动晚于关闭时间', en: 'Something happened after it was closed' },
  'case.twice_in_file': { zh: '文件中编号重复', en: 'The case id stands in the file twice' },
  'case.left_out': { zh: '同一工单有错误行，整单不导入', en: 'Another row of the case is bad, so the whole case is left out' },
  'case.too_many_events': { zh: '一张工单的活动过多', en: 'Too many events in one case' },
  'case.differs': { zh: '编号已导入过，但内容不同；保留原有的', en: 'A case of this id was imported before, with other content; the earlier one stays' },
  'customer.missing': { zh: '没有能识别客户的信息', en: 'Nothing says who the customer is' },
  'kind.unknown': { zh: '没有这个工单类型', en: 'There is no such kind' },
  'category.unknown': { zh: '没有这个分类', en: 'There is no such category' },
  'channel.unknown': { zh: '没有这个渠道', en: 'There is no such channel' },
  'flow.none': { zh: '没有适用的流程', en: 'No flow fits' },
} as const satisfies Record<string, BilingualText>;

export type ImportProblemCode = keyof typeof importProblems;

export interface ImportProblem {
  /** Of the file as an editor counts; the header is on the first. */
  readonly line: number;
  readonly column: string | null;
  readonly code: ImportProblemCode;
  /** What stood there, shortened; null where it is a way to reach somebody. */
  readonly value: string | null;
}

const personal = new Set(['phone', 'email', 'customerName', 'body']);

export function problem(code: ImportProblemCode, line: number, column: string | null = null, value: string | null = null, target: string | null = null): ImportProblem {
  const shown = value === null || (target !== null && personal.has(target)) ? null : value.replace(/[\p{Cc}\p{Cf}]/gu, '·');
  return { line, column, code, value: shown !== null && shown.length > 80 ? `${Array.from(shown.slice(0, 160)).slice(0, 79).join('')}…` : shown };
}
