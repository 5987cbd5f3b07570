/**
 * A long conversation in a few of its own sentences, for whoever has to go on with it. Nothing is worded anew: each line is what somebody
 * said, and says where. So it may miss something, but it invents nothing.
 */

import { type EntityKind, readEntities } from '../assistant/entities.ts';
import type { Instant } from '../kernel/instant.ts';
import { soundsUpset } from '../wording/mood.ts';

export interface Spoken {
  readonly seq: number;
  /** `note`: among ourselves. `machine`: the assistant, and what the flow says by itself. */
  readonly by: 'customer' | 'staff' | 'note' | 'machine';
  readonly text: string;
  readonly at: Instant;
}

export interface Line {
  readonly text: string;
  /** The message it stands in. */
  readonly seq: number;
  readonly at: Instant;
}

export interface NamedThing {
  readonly kind: EntityKind;
  /** Personal ones masked. */
  readonly text: string;
}

/** How the customer sounds now, against how they began. */
export type MoodTrend = 'calm' | 'better' | 'worse' | 'upset';

export interface Summary {
  /** The customer's problem in their own words. */
  readonly problem: Line | null;
  /** What was done and found out, oldest first. */
  readonly done: readonly Line[];
  /** What the customer was promised, oldest first. */
  readonly promised: readonly Line[];
  /** What they said last and nobody has answered. */
  readonly open: Line | null;
  readonly named: readonly NamedThing[];
  readonly mood: MoodTrend;
}

const mostDone = 5;
const mostPromised = 4;
const mostNamed = 8;
const longestLine = 140;
/** The problem is told at the beginning; what comes after our answer, answers us. */
const opening = 6;

export function summarise(spoken: readonly Spoken[]): Summary {
  const theirs = spoken.filter(({ by }) => by === 'customer');
  const staff = spoken.filter(({ by }) => by === 'staff');
  return {
    problem: problemOf(beforeAnswer(spoken)) ?? problemOf(theirs),
    done: lastOf(linesOf(spoken.filter(({ by }) => by === 'staff' || by === 'note')).filter(({ text }) => isDone(text)), mostDone),
    promised: lastOf(linesOf(staff).filter(({ text }) => isPromise(text)), mostPromised),
    open: openOf(spoken),
    named: namedIn(spoken),
    mood: moodOf(theirs),
  };
}

const trouble = /没(?!问题|事|关系)|不(?:能|了|见|行|对|到|上|好|动|亮|响|开|工作|符)|无法|坏|破|错|丢|漏|少了|慢|退|换|取消|投诉|失败|异常|故障|扣(?:款|费)|发票|维修|\b(?:not|can'?t|cannot|won'?t|doesn'?t|didn'?t|broken|wrong|missing|lost|late|refund|return|cancel|fail(?:s|ed)?|error|damaged|charged|never)\b/iu;
const asking = /[?？]|怎么|为什么|什么时候|多久|能不能|可不可以|是否|吗|呢|\b(?:how|why|when|where|what|which|can (?:i|you|we)|could|is there|do you)\b/iu;
const courtesy = /^(?:[您你]好|在吗|在不在|请问|hi|hello|hey|谢谢|好的|嗯+|ok(?:ay)?|thanks?(?: you)?)[\s，,。.!！~～?？]*$/iu;

function beforeAnswer(spoken: readonly Spoken[]): readonly Spoken[] {
  const answered = spoken.findIndex(({ by }) => by === 'staff');
  return spoken.slice(0, answered === -1 ? spoken.length : answered).filter(({ by }) => by === 'customer');
}

function problemOf(theirs: readonly Spoken[]): Line | null {
  let best: { readonly line: Line; readonly score: number } | null = null;
  for (const [nth, message] of theirs.slice(0, opening).entries()) {
    for (const line of linesOf([message])) {
      if (courtesy.test(line.text)) continue;
      const length = Math.min([...line.text].length, 40);
      const score = (trouble.test(line.text) ? 4 : 0) + (asking.test(line.text) ? 2 : 0) + (readEntities(line.text).entities.length > 0 ? 1 : 0) + length / 20 - nth * 0.6;
      if (best === null || score > best.score) best = { line, score };
    }
  }
  return best?.line ?? null;
}

const finished = /已经?(?!经?收到您的(?:消息|反馈|来信))[^，。]{0,12}(?:查|核实|确认|提交|登记|申请|联系|催|退|补|换|寄|发|安排|处理|转|反馈|修改|取消|通知|记录|开|解决|完成)|(?:刚|刚刚|刚才)[^，。]{0,10}(?:查|联系|核实|催|问|提交)|(?:查|核实|了解|问|联系|提交|登记|申请|补发|寄出|退款?|催|试)(?:过|到|了)|(?:结果|原因)(?:是|为)|\b(?:i|we)(?:'ve| have)\s+(?:\w+\s+)?\w+(?:ed|t|ent|one|ade|und|poken)\b|\b(?:has|have) been\b|\bwas (?:refunded|sent|shipped|replaced|cancelled|checked)\b|\b(?:i|we) (?:checked|contacted|called|sent|refunded|submitted|found|arranged|tried|asked)\b/iu;

function isDone(text: string): boolean {
  return finished.test(text) && !asking.test(text.slice(-2)) && !isPromise(text);
}

const term = /(?:\d+|[一二两三四五六七八九十半几])\s*[-–~到至]?\s*\d*\s*个?(?:小时|分钟|钟头|天|日|工作日|周|星期|月)|今天|今晚|明天|明早|后天|本周|这周|下周|周[一二三四五六日天]|月底|\d+[号日点](?:之?前)?|第一时间|尽快|马上|\b(?:today|tonight|tomorrow|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d|noon|the end)|within \w+|in \w+ (?:hours?|days?|minutes?)|\d+ (?:hours?|days?|minutes?|working days?|business days?)|as soon as|right away|this week|next week)\b/iu;
const will = /(?:会|将|就|再|给您|为您|帮您|预计|最迟|最晚|之内|以内|内(?:会|将|给|回|到|完|处|联|退)|保证|承诺|确保|一定)|\b(?:will|shall|'ll|promise|guarantee|expect(?:ed)?|going to)\b|'ll\b/iu;
const act = /回复|答复|联系|回电|致电|打给|退|到账|寄|发|送|补|换|处理|解决|通知|告诉|反馈|安排|修|赔|完成|跟进|\b(?:reply|answer|call|contact|refund|credit|send|ship|arrive|deliver|replace|fix|solve|let you know|get back|update|arrange|finish|follow up)\w*/iu;
const sworn = /保证|承诺|确保|一定(?:会|给|帮)|\b(?:promise|guarantee)\b/iu;

/** Who said what they will do, and by when; or who gave their word. A question is no promise, nor is what already happened. */
function isPromise(text: string): boolean {
  if (/[?？]\s*$/.test(text) || /^如果|^要是|^\s*if\b/i.test(text)) return false;
  return act.test(text) && will.test(text) && (term.test(text) || sworn.test(text)) && !/(?:昨天|上周|已经?(?:退|寄|发|补|换|处理|完成))/u.test(text);
}

function openOf(spoken: readonly Spoken[]): Line | null {
  const answered = spoken.findLastIndex(({ by }) => by === 'staff' || by === 'machine');
  const waiting = spoken.slice(answered + 1).filter(({ by }) => by === 'customer');
  const lines = linesOf(waiting).filter(({ text }) => !courtesy.test(text));
  return lines.findLast(({ text }) => asking.test(text)) ?? lines.at(-1) ?? null;
}

const personal: ReadonlySet<EntityKind> = new Set(['email', 'id_card', 'phone', 'card']);

/** What is an agent's to look up stays whole; what is somebody's own shows its end. */
function shown(kind: EntityKind, value: string): string {
  if (!personal.has(kind)) return value;
  return kind === 'email' ? value.replace(/^(.).*(?=@)/u, '$1***') : `****${value.replace(/[^\dXx]/g, '').slice(-4)}`;
}

function namedIn(spoken: readonly Spoken[]): NamedThing[] {
  const named = new Map<string, NamedThing>();
  for (const { by, text } of spoken) {
    if (by === 'machine') continue;
    for (const { kind, value } of readEntities(text).entities) named.set(`${kind}:${value}`, { kind, text: shown(kind, value) });
  }
  return [...named.values()].slice(0, mostNamed);
}

function moodOf(theirs: readonly Spoken[]): MoodTrend {
  const upset = theirs.map(({ text }) => soundsUpset(text));
  const now = upset.slice(-2).includes(true);
  const before = upset.slice(0, -2).includes(true);
  if (now) return before || theirs.length <= 2 ? 'upset' : 'worse';
  return before ? 'better' : 'calm';
}

function linesOf(spoken: readonly Spoken[]): Line[] {
  return spoken.flatMap(({ text, seq, at }) => sentencesOf(text).map((sentence) => ({ text: shortened(withoutPersonal(sentence)), seq, at })));
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^。！？!?\n；;]+(?:[。！？!?；;]+|\n|$)|[^\n]+/g) ?? []).flatMap((part) => part.split(/(?<=[a-z)]\.)\s+(?=[A-Z])/)).map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function withoutPersonal(text: string): string {
  let masked = text;
  for (const { kind, value, at } of readEntities(text).entities.toReversed()) if (personal.has(kind)) masked = masked.slice(0, at) + shown(kind, value) + masked.slice(at + value.length);
  return masked;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= longestLine ? text : `${letters.slice(0, longestLine - 1).join('')}…`;
}

/** The same sentence said twice is told once, where it was said last. */
function lastOf(lines: readonly Line[], most: number): Line[] {
  const latest = new Map<string, Line>();
  for (const line of lines) {
    latest.delete(line.text);
    latest.set(line.text, line);
  }
  return [...latest.values()].slice(-most);
}
