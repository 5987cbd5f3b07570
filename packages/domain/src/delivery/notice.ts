/** What the centre's own people are told outside the console. It names no customer: who wants to know more follows the link, and signs in. */

import type { BilingualText } from '../kernel/text.ts';

/** `info`: good to know. `warning`: act in time. `alarm`: act now; it goes before all others. */
export const noticeLevels = ['info', 'warning', 'alarm'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export interface Notice {
  /** The same key is told once to the same outlet, from however many workers: `alert:<id>:raised`. */
  readonly key: string;
  readonly level: NoticeLevel;
  readonly title: BilingualText;
  readonly lines: readonly BilingualText[];
  /** What the link opens, below the console's address: `/tickets/…`. Never with a token. */
  readonly path: string;
}

const mostKeyLength = 200;

/** The key, short enough for a group: who sees one mark twice was told one thing twice. FNV-1a, 32 bits. */
export function markOf(key: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0').toUpperCase();
}

/** A path of ours: it begins with one slash, so that it cannot lead elsewhere, and has no blank, quote or bracket that would end a link early. */
export function isOwnPath(path: string): boolean {
  return path.length <= 300 && /^\/(?![/\\])[\w\-./?=&%#~:,]*$/.test(path);
}

/** What is wrong with a notice that a programme made, or null. */
export function flawOf({ key, title, lines, path }: Notice): string | null {
  if (key === '' || key.length > mostKeyLength) return `its key has no length between 1 and ${mostKeyLength}`;
  if (title.zh.trim() === '' || title.en.trim() === '') return 'its title is empty';
  if (lines.length > 100) return 'it has more than 100 lines';
  return isOwnPath(path) ? null : 'its path is none of ours';
}

const gap = '[\\s\\-.·]?';

/**
 * Numbers that belong to people, wherever they may have slipped in: a robot's group is outside the centre's walls, and what was said there stays there.
 * Ticket numbers (20250801-00042) stay.
 */
const personal: readonly RegExp[] = [
  /[A-Za-z\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu,
  // identity cards
  /(?<!\d)\d{17}[\dXx](?![A-Za-z\d])/g,
  // bank cards, in one or in fours
  /(?<![A-Za-z\d])(?:\d{16,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?)(?![A-Za-z\d])/g,
  // mobiles
  new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${gap})?1[3-9]\\d${gap}\\d{4}${gap}\\d{4}(?!\\d)`, 'g'),
  // landlines; a part of an id of ours looks like one
  new RegExp(`(?<![A-Za-z\\d-])0\\d{2,3}${gap}[2-9]\\d{3}${gap}\\d{3,4}(?![A-Za-z\\d-])`, 'g'),
];

export function redact(text: string): string {
  return personal.reduce((rest, pattern) => rest.replace(pattern, '***'), text);
}
