/** Tickets as CSV, page by page, so that a large centre is never held in memory. */

import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { toWire } from '@huiyin/domain/kernel/instant.ts';
import type { Queue } from '@huiyin/domain/ticket/ticket.contract.ts';
import type { Shell } from '../platform/shell.ts';
import type { QueueFilter, QueueRow } from './queue.store.ts';
import { readQueue } from './read-queue.ts';

const pageSize = 200;
/** Where nobody's own queue is asked for, the reach alone decides. */
const nobody = '00000000-0000-0000-0000-000000000000';

type Language = 'zh' | 'en';

/** Head in both languages, and what stands below it. Contact values never leave this way. */
const columns: readonly { readonly zh: string; readonly en: string; readonly of: (row: QueueRow, language: Language) => string | number | null }[] = [
  { zh: '工单号', en: 'Number', of: (row) => row.number },
  { zh: '主题', en: 'Subject', of: (row) => row.subject },
  { zh: '状态', en: 'State', of: (row) => row.state },
  { zh: '环节', en: 'Stage', of: (row) => row.stage },
  { zh: '节点', en: 'Step', of: (row) => row.step },
  { zh: '类型', en: 'Kind', of: (row) => row.kind },
  { zh: '分类', en: 'Category', of: (row, language) => row.category_name?.[language] ?? null },
  { zh: '优先级', en: 'Priority', of: (row) => row.priority },
  { zh: '投诉', en: 'Complaint', of: (row) => (row.complaint ? 1 : 0) },
  { zh: '渠道', en: 'Channel', of: (row, language) => row.channel_name[language] },
  { zh: '客户', en: 'Customer', of: (row) => row.customer_name },
  { zh: '客服组', en: 'Team', of: (row, language) => row.team_name?.[language] ?? null },
  { zh: '客服', en: 'Agent', of: (row) => row.agent_name },
  { zh: '受理时间', en: 'Opened at', of: (row) => toWire(row.opened_at) },
  { zh: '归档时间', en: 'Archived at', of: (row) => (row.archived_at === null ? null : toWire(row.archived_at)) },
];

export interface ExportWish {
  /** Absent: everything within reach. */
  readonly queue?: Queue;
  /** Whose queue and whose teams'. */
  readonly me?: string;
  readonly myTeams?: readonly string[];
  readonly reach: Reach;
  readonly filter: QueueFilter;
  readonly language: Language;
  /** Told of every page. */
  readonly seen?: (count: number) => void;
}

/** Begins with a byte order mark: Excel reads Chinese CSV as GBK without one. */
export async function* exportTickets(shell: Pick<Shell, 'db' | 'secrets' | 'clock'>, { queue = 'all', me = nobody, myTeams = [], reach, filter, language, seen }: ExportWish): AsyncGenerator<string> {
  yield `\uFEFF${line(columns.map((column) => column[language]))}`;
  // One moment for all pages: what falls due meanwhile neither comes nor goes.
  const at = shell.clock.now();
  let after: string | null = null;
  do {
    const page = await readQueue(shell, { queue, reach, me, myTeams, filter, at, page: { limit: pageSize, after }, longestSearchMs: 60_000 });
    if (page === 'page.cursor_invalid') throw new Error('a cursor of our own was refused');
    for (const row of page.rows) yield line(columns.map((column) => column.of(row, language)));
    seen?.(page.rows.length);
    after = page.next;
  } while (after !== null);
}

function line(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A cell that begins like a formula is one to a spreadsheet; a quote before it makes it text again (R-J5). */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = /^[\s\uFEFF]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
