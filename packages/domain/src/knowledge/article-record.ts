/** An article as files carry it: what a Markdown file's front matter or a sheet's row says, read strictly, and told field by field where it says nothing that can be read. */

import { isLocalDate, type LocalDate, toDayNumber } from '../calendar/local-date.ts';
import { day, hour, type Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';
import type { BilingualText } from '../kernel/text.ts';
import type { Audience, FlowStepLink } from './article.ts';

/** In the order in which files are written; the words head the columns of a sheet. */
export const recordColumns = {
  key: '标识', language: '语言', title: '标准问', variants: '相似问', body: '正文', category: '分类', products: '商品', channels: '渠道', audience: '受众', department: '部门', owner: '负责人',
  reviewOn: '复核日期', validFrom: '生效', validUntil: '失效', flowSteps: '流程节点', counterpart: '另一语言',
} as const;
export type RecordColumn = keyof typeof recordColumns;

export interface ArticleRecord {
  readonly key: string;
  readonly language: Language;
  readonly title: string;
  readonly variants: readonly string[];
  readonly body: string;
  readonly category: string | null;
  readonly products: readonly string[];
  readonly channels: readonly string[];
  readonly audience: Audience;
  /** A team's key. */
  readonly department: string;
  /** A mailbox, or what stands before its @; null: whoever brings it in. */
  readonly owner: string | null;
  readonly reviewOn: LocalDate;
  readonly validFrom: Instant | null;
  /** Exclusive. */
  readonly validUntil: Instant | null;
  readonly flowSteps: readonly FlowStepLink[];
  /** Key of the same answer in the other language; null: none, or as it was. */
  readonly counterpart: string | null;
}

export interface RecordFlaw {
  readonly column: RecordColumn | null;
  readonly message: BilingualText;
}

export type ReadRecord = { readonly record: ArticleRecord; readonly flaws: readonly [] } | { readonly record: null; readonly flaws: readonly RecordFlaw[] };

const most = { title: 200, variant: 200, body: 60_000, word: 80, variants: 60, words: 30 };

/** `raw` as the file said it: texts, lists of texts, nothing. Whatever it names besides is told, so that a mistyped field is not lost in silence. */
export function readRecord(raw: Readonly<Record<string, unknown>>): ReadRecord {
  const flaws: RecordFlaw[] = [];
  const tell = (column: RecordColumn | null, zh: string, en: string) => void flaws.push({ column, message: { zh, en } });
  const text = (column: RecordColumn, longest: number): string | null => {
    const value = raw[column];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') return tell(column, '应为文字', 'Must be text'), null;
    if (value.length > longest) return tell(column, `最多 ${longest} 个字符`, `At most ${longest} characters`), null;
    return value.trim() === '' ? null : value.trim();
  };
  const list = (column: RecordColumn, longest: number, count: number): string[] => {
    const value = raw[column];
    if (value === undefined || value === null || value === '') return [];
    if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) return tell(column, '应为一列文字', 'Must be a list of texts'), [];
    const texts = (value as string[]).map((one) => one.trim()).filter((one) => one !== '');
    if (texts.length > count) return tell(column, `最多 ${count} 项`, `At most ${count} entries`), [];
    if (texts.some((one) => one.length > longest)) return tell(column, `每项最多 ${longest} 个字符`, `At most ${longest} characters each`), [];
    return texts;
  };
  const needed = (column: RecordColumn, longest: number): string => {
    const before = flaws.length;
    const value = text(column, longest);
    if (value === null && flaws.length === before) tell(column, '不能为空', 'Must not be empty');
    return value ?? '';
  };
  const moment = (column: 'validFrom' | 'validUntil'): Instant | null => {
    const value = text(column, 40);
    if (value === null) return null;
    // A day begins in Shanghai; the last day is counted in.
    if (isLocalDate(value)) return toDayNumber(value) * day - 8 * hour + (column === 'validUntil' ? day : 0);
    const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(at)) return at;
    tell(column, '应为日期，例如 2026-11-29', 'Must be a date such as 2026-11-29');
    return null;
  };

  for (const name of Object.keys(raw)) if (!(name in recordColumns)) tell(null, `没有“${name.slice(0, 40)}”这一项`, `There is no field “${name.slice(0, 40)}”`);
  const key = needed('key', 60);
  if (key !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) tell('key', '只能用小写字母、数字和连字符', 'Lower-case letters, digits and hyphens only');
  const language = needed('language', 10);
  if (language !== '' && language !== 'zh' && language !== 'en') tell('language', '应为 zh 或 en', 'Must be zh or en');
  const audience = text('audience', 20) ?? 'public';
  if (audience !== 'public' && audience !== 'internal') tell('audience', '应为 public 或 internal', 'Must be public or internal');
  const reviewOn = needed('reviewOn', 20);
  if (reviewOn !== '' && !isLocalDate(reviewOn)) tell('reviewOn', '应为日期，例如 2026-11-29', 'Must be a date such as 2026-11-29');
  const flowSteps = list('flowSteps', 2 * most.word, most.words).flatMap((link): FlowStepLink[] => {
    const [flow, step, ...more] = link.split('/');
    if (flow && step && more.length === 0) return [{ flow, step }];
    tell('flowSteps', `应写成 流程/节点：${link}`, `Must be flow/step: ${link}`);
    return [];
  });
  const record: ArticleRecord = {
    key, language: language as Language, title: needed('title', most.title), variants: list('variants', most.variant, most.variants), body: needed('body', most.body), category: text('category', most.word),
    products: list('products', 60, most.words), channels: list('channels', most.word, most.words), audience: audience as Audience, department: needed('department', most.word), owner: text('owner', 200),
    reviewOn: reviewOn as LocalDate, validFrom: moment('validFrom'), validUntil: moment('validUntil'), flowSteps, counterpart: text('counterpart', 60),
  };
  return flaws.length === 0 ? { record, flaws: [] } : { record: null, flaws };
}

/** The day by which a file says it, where it is one; else the moment. Read again, it is the same instant. */
export function writeMoment(at: Instant | null, side: 'validFrom' | 'validUntil'): string | null {
  if (at === null) return null;
  const dayNumber = (at + 8 * hour) / day - (side === 'validUntil' ? 1 : 0);
  return Number.isInteger(dayNumber) ? new Date(dayNumber * day).toISOString().slice(0, 10) : new Date(at).toISOString();
}
