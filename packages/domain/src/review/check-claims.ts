/**
 * Whether other words still claim the same. Numbers with their units, names, dates, directions and denials must come in the same order:
 * two numbers that changed places would be a lie with the right digits.
 */

import type { Part } from './document.schema.ts';
import type { Language } from './format-number.ts';
import { textOf } from './say.ts';

const digitsToo = String.raw`[+\-−]?\d[\d,]*(?:\.\d+)?\s*(?:%|‰|个百分点|percentage points?|小时|分钟|hours?|minutes?|seconds?|points?|天|秒|分|次|件|倍|成|万|千|百|k\b|m\b|x\b)?`;
const inChinese = String.raw`[〇零一二三四五六七八九十百千万亿两半倍翻]+`;
const inEnglish = String.raw`\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|halves|halved|twice|double[ds]?|triple[ds]?|thirds?|quarters?|fifths?|tenths?)\b`;
const directions: Readonly<Record<Language, string>> = {
  zh: '变慢|加快|升高|降低|上升|下降|提高|提升|增加|减少|增长|下滑|改善|变差|变好|好转|恶化|持平|缩短|延长|加重|减轻|过慢|过长|最高|最低|最多|最少|最快|最慢|未达成|已达成|进行中|达成|拉高|拉低|超过|不足|低于|高于|严重|没有|[不未没无非]',
  en: String.raw`\b(?:slower|faster|slowest|quickest|up|down|worse|better|worst|best|higher|lower|highest|lowest|raised|lowered|rose|fell|grew|increas\w*|decreas\w*|improv\w*|declin\w*|drop\w*|gain\w*|lost|won|level|most|least|more|less|fewer|too long|hurts|reached|missed|on the way|not|no|never|without|nobody|none)\b|n['’]t\b`,
};

/** Numbers as they are written, wherever they stand, digits or words. */
export function numbersOf(text: string): readonly string[] {
  return tokens(text, `${digitsToo}|${inChinese}|${inEnglish}`);
}

function claimsOf(text: string, names: readonly string[], language: Language): readonly string[] {
  // Names first, the longest first: a digit in a name is the name's.
  const named = [...new Set(names)].filter((each) => each !== '').toSorted((a, b) => b.length - a.length).map(escape);
  return tokens(text, [...named, digitsToo, inChinese, inEnglish, directions[language]].join('|'));
}

/** Null: it claims something else, and is thrown away. Otherwise the same words with each number, name and date marked as before. */
export function relink(parts: readonly Part[], polished: string, language: Language): readonly Part[] | null {
  const text = polished.trim();
  const names = parts.filter(({ kind }) => kind !== undefined).map((part) => part.text);
  const [before, after] = [textOf(parts), text].map((each) => claimsOf(each, names, language));
  if (text === '' || before!.length !== after!.length || before!.some((claim, index) => claim !== after![index])) return null;
  const out: Part[] = [];
  let from = 0;
  for (const part of parts.filter(({ n, kind }) => n !== undefined || kind !== undefined)) {
    const at = text.indexOf(part.text, from);
    if (at < 0) return null;
    if (at > from) out.push({ text: text.slice(from, at) });
    out.push(part);
    from = at + part.text.length;
  }
  if (from < text.length) out.push({ text: text.slice(from) });
  return out.some(({ text: words, n, kind }) => n === undefined && kind === undefined && /\d/.test(words)) ? null : out;
}

function tokens(text: string, pattern: string): readonly string[] {
  return [...text.normalize('NFKC').matchAll(new RegExp(pattern.normalize('NFKC'), 'giu'))].map(([match]) => match.replace(/\s+/g, '').toLowerCase());
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
