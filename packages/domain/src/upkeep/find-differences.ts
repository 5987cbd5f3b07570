/**
 * Where two answers to one question contradict each other: other numbers, other days, yes against no. Compares what is said in figures
 * and in words of permission; what only one of them says is more, not other, and no contradiction.
 */

export const differenceKinds = ['duration', 'amount', 'share', 'count', 'date', 'permission'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  /** As each says it. */
  readonly a: string;
  readonly b: string;
}

/** What an answer says that another could contradict: read once, compared with many. */
export interface Claims {
  readonly figures: readonly Figure[];
  readonly stances: readonly (Stance | null)[];
}

export function claimsIn(text: string): Claims {
  const rule = ruleIn(text.normalize('NFKC'));
  return { figures: figuresIn(rule), stances: stances.map((stance) => stanceOf(rule, stance)) };
}

/** One of a kind at most, in the order of `differenceKinds`. */
export function differencesBetween(a: string, b: string): Difference[] {
  return differencesOf(claimsIn(a), claimsIn(b));
}

export function differencesOf(a: Claims, b: Claims): Difference[] {
  const differences: Difference[] = [];
  for (const kind of ['duration', 'amount', 'share', 'count', 'date'] as const) {
    const [mine, theirs] = withoutAgreeing(a.figures.filter((figure) => figure.kind === kind), b.figures.filter((figure) => figure.kind === kind));
    if (mine.length > 0 && theirs.length > 0) differences.push({ kind, a: wordsOf(mine), b: wordsOf(theirs) });
  }
  const opposed = stancesOf(a, b).find(([mine, theirs]) => mine.isYes !== theirs.isYes);
  return opposed === undefined ? differences : [...differences, { kind: 'permission', a: opposed[0].words, b: opposed[1].words }];
}

/** Both speak of the same thing, and neither contradicts the other. Where one is silent, they say nothing of each other. */
export function sayTheSame(a: Claims, b: Claims): boolean {
  const meet = a.figures.some((one) => b.figures.some((other) => one.kind === other.kind && one.of === other.of)) || stancesOf(a, b).length > 0;
  return meet && differencesOf(a, b).length === 0;
}

export function kindsIn({ figures, stances: all }: Claims): ReadonlySet<DifferenceKind> {
  return new Set<DifferenceKind>([...figures.map(({ kind }) => kind), ...(all.some((stance) => stance !== null) ? (['permission'] as const) : [])]);
}

/** On what both take one. */
function stancesOf(a: Claims, b: Claims): [Stance, Stance][] {
  return a.stances.flatMap((mine, index): [Stance, Stance][] => {
    const theirs = b.stances[index] ?? null;
    return mine === null || theirs === null ? [] : [[mine, theirs]];
  });
}

/** One says yes and the other no to the very thing that is asked for. */
export function answerOppositely(asked: Claims, a: Claims, b: Claims): boolean {
  return asked.stances.some((stance, index) => {
    const [mine, theirs] = [a.stances[index] ?? null, b.stances[index] ?? null];
    return stance !== null && mine !== null && theirs !== null && mine.isYes !== theirs.isYes;
  });
}

/** Of these kinds alone. */
export function onlyOf({ figures, stances: all }: Claims, kinds: ReadonlySet<DifferenceKind>): Claims {
  return { figures: figures.filter(({ kind }) => kinds.has(kind)), stances: kinds.has('permission') ? all : all.map(() => null) };
}

/** `Your refund of ¥84 was handed in` is of one customer, and no other's ¥314 contradicts it: of what was done for somebody, nothing is compared. */
function ruleIn(text: string): string {
  return text.replace(/[^，。；;！!？?\n,]+/gu, (clause) => (isOfOneCase(clause) ? '\u0000' : clause));
}

const theirs = /[您你](?:的|这[笔单件个])|[给为帮替][您你]|\byour?\b/iu;
const done = /(?<!以|不得)已(?!满|婚)|[^\s]了|完成|\b(?:has|have) been\b|\b(?:was|were)\b|\b(?:i|we)(?: have|'ve)? (?:\w+ed|sent|paid)\b/iu;

/** `您还差 140 元`, `延误了一天`: where one customer's matter stands. */
const standing = /[您你](?:现在|目前|那边)?还(?:差|剩|有|欠)|(?:延误|耽误|耽搁|拖延|推迟)了|\b(?:you (?:still )?(?:need another|have \d+ left)|was delayed)\b/iu;

function isOfOneCase(clause: string): boolean {
  return standing.test(clause) || (theirs.test(clause) && done.test(clause));
}

export interface Figure {
  readonly kind: Exclude<DifferenceKind, 'permission'>;
  readonly from: number;
  readonly to: number;
  /** What is counted, so that three pieces do not contradict three times. */
  readonly of: string;
  readonly text: string;
}

const aYear = 24 * 365;
const longestYears = 200;
const number = String.raw`(?:\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百半]+)`;
const range = String.raw`(${number})(?:\s*(?:-|~|–|—|至|到|to)\s*(${number}))?`;
const rangeBefore = (unit: RegExp) => new RegExp(String.raw`${range}(?:${unit.source})`, 'giu');
const rangeAfter = (sign: RegExp) => new RegExp(`(?:${sign.source})${range}`, 'giu');
/** In hours; a working day counts as a day, because answers say one for the other. */
const durations: readonly (readonly [RegExp, number])[] = [
  [rangeBefore(/\s*个?\s*(?:工作日|自然日|天|日(?!期|元|常|志))|[\s-]*(?:business |working |calendar )?days?\b/u), 24],
  [rangeBefore(/\s*个?\s*(?:周|星期|礼拜)(?![一二三四五六日天末])|[\s-]*weeks?\b/u), 24 * 7],
  [rangeBefore(/\s*个月|[\s-]*months?\b/u), 24 * 30],
  [rangeBefore(/\s*年(?!\s*\d)|[\s-]*years?\b/u), aYear],
  [rangeBefore(/\s*个?\s*(?:小时|钟头)|[\s-]*(?:hours?|h)\b/u), 1],
  [rangeBefore(/\s*分钟|[\s-]*min(?:ute)?s?\b/u), 1 / 60],
];
const amounts = [rangeBefore(/\s*(?:元|块钱?|(?:rmb|yuan)\b)/u), rangeAfter(/(?:[¥$€£]|rmb|cny)\s*/u)];
const shares = [rangeBefore(/\s*(?:%|percent\b)/u), rangeAfter(/百分之/u)];
const counts = rangeBefore(/\s*([次件张台份条人]|(?:times|pieces?|items?)\b)/u);
const dates = [/(?:(\d{4})\s*[年/-]\s*)?(\d{1,2})\s*[月/-]\s*(\d{1,2})(?:\s*[日号])?(?![\d天个元%])/gu];

function figuresIn(text: string): Figure[] {
  let rest = text;
  const figures: Figure[] = [];
  /** Blotted out once read, so that the day of a date is no duration. */
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Omit<Figure, 'text'> | null) => {
    for (const match of [...rest.matchAll(pattern)] as RegExpExecArray[]) {
      const figure = read(match);
      if (figure === null) continue;
      figures.push({ ...figure, text: match[0].trim() });
      rest = rest.slice(0, match.index) + '\u0000'.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  };
  for (const pattern of dates) {
    take(pattern, ([whole, , month, dayOfMonth]) => {
      const [m, d] = [Number(month), Number(dayOfMonth)];
      // 3-5 stands for a range unless it is written as a date.
      if (m < 1 || m > 12 || d < 1 || d > 31 || !/月|\d{4}/.test(whole)) return null;
      return { kind: 'date', from: m * 100 + d, to: m * 100 + d, of: '' };
    });
  }
  for (const [pattern, hours] of durations) take(pattern, ([, from, to]) => span('duration', from!, to, '', hours));
  for (const pattern of amounts) take(pattern, ([, from, to]) => span('amount', from!, to, ''));
  for (const pattern of shares) take(pattern, ([, from, to]) => span('share', from!, to, ''));
  take(counts, ([, from, to, unit]) => span('count', from!, to, unit!.toLowerCase().replace(/s$/, '')));
  return figures;
}

function span(kind: Figure['kind'], from: string, to: string | undefined, of: string, factor = 1): Omit<Figure, 'text'> | null {
  const [low, high] = [valueOf(from), to === undefined ? valueOf(from) : valueOf(to)];
  // 2026 年 is no duration.
  if (factor === aYear && (low ?? 0) > longestYears) return null;
  return low === null || high === null ? null : { kind, from: Math.min(low, high) * factor, to: Math.max(low, high) * factor, of };
}

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Of a number in digits, or in Chinese characters below a thousand. */
function valueOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  if (text === '半') return 0.5;
  const parts = /^(?:([一二两三四五六七八九])百)?(?:[零〇])?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/u.exec(text);
  if (!parts || text === '') return null;
  const [, hundreds, tens, ten, ones] = parts;
  return (hundreds ? digits[hundreds]! * 100 : 0) + (ten ? (tens ? digits[tens]! : 1) * 10 : 0) + (ones ? digits[ones]! : 0);
}

/** What agrees on both sides is struck out: equal, or one inside the other (`within 3 days` and `1 to 3 days`). */
function withoutAgreeing(a: readonly Figure[], b: readonly Figure[]): [Figure[], Figure[]] {
  const agrees = (one: Figure, other: Figure) => one.of === other.of && ((one.from >= other.from && one.to <= other.to) || (other.from >= one.from && other.to <= one.to));
  const comparable = (one: Figure, others: readonly Figure[]) => others.some(({ of }) => of === one.of);
  return [a.filter((one) => comparable(one, b) && !b.some((other) => agrees(one, other))), b.filter((one) => comparable(one, a) && !a.some((other) => agrees(one, other)))];
}

function wordsOf(figures: readonly Figure[]): string {
  return [...new Set(figures.map(({ text }) => text))].slice(0, 3).join('、');
}

/** A thing that may be so or not so. What denies is looked for first, and is no assent any more. */
const stances: readonly { readonly no: RegExp; readonly yes: RegExp }[] = [
  { no: /不(?:可以|能够?|支持|行|允许|接受)|无法|没法|不予|\b(?:can ?not|can't|may not|not (?:allowed|possible|supported|accepted)|unable to)\b/giu, yes: /(?<!是否|能否|如)(?:可以|能够?|支持|允许|接受)|\b(?:can|may|allowed|possible|supported|accepted)\b/giu },
  { no: /不(?:需要?|用|必)|无需|无须|\b(?:need not|needn't|no need|do(?:es)?n't (?:need|have)|not (?:needed|required))\b/giu, yes: /(?<!如|若|有)(?:需要?|必须|务必)(?!求)|\b(?:need(?:ed)?|must|required?|have to)\b/giu },
  { no: /免(?:费|运费|收)|包邮|不(?:收|另收)费?|\b(?:free(?: of charge)?|no (?:charge|fee))\b/giu, yes: /收费|收取|自理|自付|付费|自费|到付|\b(?:charged?|at your (?:own )?(?:cost|expense)|fee applies)\b/giu },
];

export interface Stance {
  readonly isYes: boolean;
  readonly words: string;
}

/** Null where it says neither, or both: then it makes a distinction that this comparison does not see. */
function stanceOf(text: string, { no, yes }: (typeof stances)[number]): Stance | null {
  const denied = text.match(no) ?? [];
  const assented = text.replace(no, '\u0000').match(yes) ?? [];
  if ((denied.length > 0) === (assented.length > 0)) return null;
  return { isYes: assented.length > 0, words: (assented[0] ?? denied[0])! };
}
