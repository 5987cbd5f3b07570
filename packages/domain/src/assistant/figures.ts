/** The figures of a text as values with units: 七天, 7天, ７ 天 and 7 days are one figure; 7 天 and 7 元 are two. */

export interface Figure {
  /** A decimal number, or a time of day `9:30`. */
  readonly value: string;
  /** Null: none that is known. */
  readonly unit: string | null;
  /** Whether it is a figure for certain: 一 in 一下 is none. */
  readonly sure: boolean;
  /** Where it stands in the text, once dates are written alike. */
  readonly at: number;
  readonly end: number;
}

const units: readonly (readonly [unit: string, forms: RegExp])[] = [
  ['workday', /个?工作日|(?:business|working|work) ?days?/],
  ['day', /个?自然日|天|日|号|calendar days?|days?/],
  ['hour', /个?小时|个钟头|hours?|hrs?|h/],
  ['minute', /分钟|minutes?|mins?/],
  ['second', /秒钟?|seconds?|secs?/],
  ['week', /个?星期|周|weeks?/],
  ['month', /个?月|months?/],
  ['year', /周年|年|years?/],
  ['clock', /点钟?|时|o'?clock|am|a\.m\./],
  ['percent', /%|percent/],
  ['discount', /折/],
  ['yuan', /元|块钱?|人民币|rmb|cny|yuan/],
  ['dollar', /美元|dollars?|usd/],
  ['cent', /角|毛|cents?/],
  ['point', /积分|分|points?/],
  ['times', /次|遍|times?/],
  ['piece', /件|个|张|份|套|台|瓶|盒|items?|pieces?|pcs/],
  ['person', /人|位|people|persons?/],
  ['kilogram', /公斤|千克|kg/],
  ['gram', /克|g/],
  ['kilometre', /公里|千米|km/],
  ['centimetre', /厘米|cm/],
  ['metre', /米|m/],
  ['litre', /升|l/],
  ['millilitre', /毫升|ml/],
];
const about = /^\s?[多余来]?/.source;
const unitForms = units.map(([unit, forms]) => [unit, new RegExp(`${about}(?:${forms.source})(?![a-z])`)] as const);

const numbers =
  /(?<clock>\d{1,2}:\d{2}(?::\d{2})?)|(?<arabic>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?<scale>\s?[百千万亿]+)?|(?<han>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)|(?<half>半)(?=个?(?:小时|钟头|天|日|年|月|价))|(?<word>\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)\b)/gu;
/** Han numerals that count nothing. */
const idioms =
  /(?<![零〇一二两三四五六七八九十百千万亿])(?:万一|千万(?=别|不|要|记|注意|小心)|十分(?!钟|之)|一定|一般|一些|一下|一起|一样|一直|一旦|一律|一经|一致|一键|一切|一点|一并|第三方|三方|四川|百度|百货|百分(?!之)|千克|万事|两者)|统一|唯一|同一|逐一|之一|万分|进一步|第一时间/gu;
const words: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, fifteen: 15,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
};

/** Of a folded text. */
export function figuresOf(text: string): readonly Figure[] {
  const dated = text.replace(/(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g, '$1年$3月$4日');
  // What takes the place of an idiom is as long as it was, so that places stay.
  const plain = dated
    .replace(idioms, (idiom) => ' '.repeat(idiom.length))
    .replace(/百分之/g, '   ');
  const found: Figure[] = [...plain.matchAll(numbers)].flatMap((match) => read(match, plain, dated) ?? []);
  // In 3–5 天 the first figure counts days too.
  return found.map((figure, index) => {
    const next = found[index + 1];
    return figure.unit === null && next?.unit && /^\s*(?:[-~–—]+|至|到|或|to|or)\s*$/.test(plain.slice(figure.end, next.at)) ? { ...figure, unit: next.unit, sure: figure.sure || next.sure } : figure;
  });
}

function read(match: RegExpExecArray, plain: string, original: string): Figure | null {
  const { clock, arabic, scale, han: numeral, half, word } = match.groups!;
  const at = match.index;
  const end = at + match[0].length;
  const rest = plain.slice(end);
  const before = plain.slice(Math.max(0, at - 4), at);
  const isPercent = original.slice(Math.max(0, at - 3), at) === '百分之';
  const unit = isPercent ? 'percent' : /[¥]\s?$|(?:rmb|cny) ?$/.test(before) ? 'yuan' : /\$\s?$/.test(before) ? 'dollar' : /(?:周|星期|礼拜)$/.test(before) && numeral !== undefined ? 'weekday' : (unitForms.find(([, form]) => form.test(rest))?.[0] ?? null);

  if (clock !== undefined) {
    const [hours, minutes] = clock.split(':').map(Number) as [number, number];
    const late = /^\s?(?:pm|p\.m\.)/.test(rest) && hours < 12 ? 12 : 0;
    return minutes === 0 ? { value: String(hours + late), unit: 'clock', sure: true, at, end } : { value: `${hours + late}:${String(minutes).padStart(2, '0')}`, unit: null, sure: true, at, end };
  }
  if (arabic !== undefined) {
    if (/^\s?(?:pm|p\.m\.)(?![a-z])/.test(rest)) return { value: String(Number(arabic) + (Number(arabic) < 12 ? 12 : 0)), unit: 'clock', sure: true, at, end };
    const value = scale === undefined ? written(arabic) : String(Number(arabic.replaceAll(',', '')) * [...scale.trim()].reduce((product, letter) => product * scales[letter]!, 1));
    return { value, unit, sure: true, at, end };
  }
  if (half !== undefined) return { value: '0.5', unit, sure: true, at, end };
  if (word !== undefined) return { value: String(words[word]), unit, sure: unit !== null && words[word] !== 1, at, end };
  const value = fromHan(numeral!);
  const isOrdinal = before.endsWith('第');
  const counts = unit !== null && !(value === '1' && ['piece', 'times', 'clock', 'point', 'person'].includes(unit)) && !(unit === 'clock' && numeral!.length === 1 && /^点(?!钟|前|后|半|到|至)/.test(rest));
  return { value, unit, sure: counts || isOrdinal || numeral!.length > 1, at, end };
}

const scales: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** Long ones and those with a leading zero name something; they are not rounded as numbers. */
function written(arabic: string): string {
  const bare = arabic.replaceAll(',', '');
  return bare.length > 15 || /^0\d{2}/.test(bare) ? bare : String(Number(bare));
}

/** 二十五 is 25, 二〇二五 is 2025, 一点五 is 1.5. */
function fromHan(numeral: string): string {
  const [whole = '', decimals] = numeral.split('点');
  const tail = decimals === undefined ? '' : `.${[...decimals].map((letter) => digits[letter]).join('')}`;
  if (!/[十百千万亿]/.test(whole)) return `${[...whole].map((letter) => digits[letter]).join('')}${tail}`;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const letter of whole) {
    if (letter in digits) digit = digits[letter]!;
    else if (letter === '万' || letter === '亿') {
      total = (total + section + (digit ?? 0) || 1) * scales[letter]!;
      section = 0;
      digit = null;
    } else {
      section += (digit ?? 1) * (letter === '十' ? 10 : scales[letter]!);
      digit = null;
    }
  }
  return `${total + section + (digit ?? 0)}${tail}`;
}

/** Whether the figure stands among those of a text that may be quoted. A unit must be the same where one is named. */
export function standsAmong(figure: Figure, known: readonly Figure[]): boolean {
  return known.some(({ value, unit }) => value === figure.value && (figure.unit === null || unit === figure.unit));
}
