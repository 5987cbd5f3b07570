/** Sentences from templates with holes. A template holds no digit: numbers come in by their holes or not at all. */

import type { BilingualText } from '../kernel/text.ts';
import type { Part, Said } from './document.schema.ts';

export type Holes = Readonly<Record<string, Said | null>>;

/** Null where a hole has nothing to say: no data, no sentence. */
export function say(template: BilingualText, holes: Holes = {}): Said | null {
  if (Object.values(holes).includes(null)) return null;
  return { zh: fill(template.zh, holes as Record<string, Said>, 'zh'), en: fill(template.en, holes as Record<string, Said>, 'en') };
}

function fill(template: string, holes: Readonly<Record<string, Said>>, language: 'zh' | 'en'): Part[] {
  const parts = template.split(/(\{[a-zA-Z]+\})/).flatMap((piece): readonly Part[] => {
    const hole = /^\{([a-zA-Z]+)\}$/.exec(piece)?.[1];
    if (hole === undefined) return piece === '' ? [] : [words(piece)];
    if (holes[hole] === undefined) throw new Error(`a template asks for {${hole}}, which nobody gives`);
    return holes[hole][language];
  });
  return joined(parts);
}

function words(text: string): Part {
  if (/\d/.test(text)) throw new Error(`a template holds a digit: ${text}`);
  return { text };
}

/** Neighbouring words become one part. */
function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last && isPlain(last) && isPlain(part)) out[out.length - 1] = { text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

function isPlain(part: Part): boolean {
  return part.n === undefined && part.kind === undefined;
}

export function name(text: BilingualText): Said {
  return { zh: [{ text: text.zh, kind: 'name' }], en: [{ text: text.en, kind: 'name' }] };
}

/** A day as people say it. */
export function date(on: string): Said {
  const [, month, day] = on.split('-').map(Number) as [number, number, number];
  return { zh: [{ text: `${month} 月 ${day} 日`, kind: 'date' }], en: [{ text: `${day} ${monthNames[month - 1]}`, kind: 'date' }] };
}

/** From the first hour to the end of the last: `10:00–12:00`. */
export function hours(first: number, last: number): Said {
  const text = `${String(first).padStart(2, '0')}:00–${String(last + 1).padStart(2, '0')}:00`;
  return { zh: [{ text, kind: 'date' }], en: [{ text, kind: 'date' }] };
}

export function monthName(month: string): BilingualText {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { zh: `${year} 年 ${number} 月`, en: `${monthNames[number - 1]} ${year}` };
}

/** Of things that hold commas themselves: `a；b；c`; null of nothing. */
export function clauses(items: readonly Said[]): Said | null {
  if (items.length === 0) return null;
  return { zh: joined(items.flatMap(({ zh }, index) => (index === 0 ? zh : [{ text: '；' }, ...zh]))), en: joined(items.flatMap(({ en }, index) => (index === 0 ? en : [{ text: '; ' }, ...en]))) };
}

/** `a，b，c` and `a, b and c`; null of nothing. */
export function list(items: readonly (Said | null)[]): Said | null {
  const all = items.filter((item) => item !== null);
  if (all.length === 0) return null;
  return {
    zh: joined(all.flatMap(({ zh }, index) => (index === 0 ? zh : [{ text: '，' }, ...zh]))),
    en: joined(all.flatMap(({ en }, index) => (index === 0 ? en : [{ text: index === all.length - 1 ? ' and ' : ', ' }, ...en]))),
  };
}

export function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
