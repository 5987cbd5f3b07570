/** What a text says about whom and what, in numbers: found once, so that a person sees it at a glance and no machine has to. */

export const entityKinds = ['email', 'id_card', 'phone', 'card', 'order', 'number', 'amount'] as const;
export type EntityKind = (typeof entityKinds)[number];

export interface Entity {
  readonly kind: EntityKind;
  /** In NFKC. */
  readonly value: string;
  /** Where it begins in the text as it was written, in UTF-16 units. */
  readonly at: number;
}

export interface ReadText {
  /** The text with a slot like `[phone]` for everything personal. Amounts stay: they are what is being asked, and nobody's secret. */
  readonly masked: string;
  /** In the order of the text. */
  readonly entities: readonly Entity[];
}

interface Form {
  readonly kind: EntityKind;
  readonly pattern: RegExp;
  readonly holds?: (match: string) => boolean;
}

/** Not a part of a longer number. */
const apart = (inner: string) => `(?<![\\d])(?:${inner})(?!\\d)`;
const gap = '[\\s\\-‐‑‒–—−.·]?';
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Stands where something was found, so that nothing is read twice. */
const taken = '\uFFFC';

/** Tried in this order: what is surer comes first. */
const forms: readonly Form[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,}/giu },
  { kind: 'id_card', pattern: new RegExp(apart('\\d{17}[\\dXx]'), 'g'), holds: isIdCard },
  { kind: 'id_card', pattern: /(?<=身份证(?:号码?)?[是为:：\s]{0,4})(?<!\d)(?:\d{15}|\d{17}[\dX])(?!\d)/gi },
  { kind: 'order', pattern: /(?<=(?:订单|单号|运单|快递单|order|parcel|tracking|purchase)(?:编?号码?)?\s?(?:no\.?|number|num|id|#)?\s?(?:is|是|为)?[:：#\s]{0,3})(?=[a-z\d-]{0,23}\d{4})[a-z]{0,4}-?\d[a-z\d-]{4,23}(?![a-z\d])/gi },
  { kind: 'phone', pattern: new RegExp(apart(`(?:(?:\\+|00)?86${gap})?1[3-9]\\d${gap}\\d{4}${gap}\\d{4}|(?:(?:\\+|00)?86${gap})?1[3-9]\\d{2}${gap}\\d{3}${gap}\\d{4}`), 'g') },
  { kind: 'phone', pattern: new RegExp(apart(`(?:\\(0\\d{2,3}\\)|0\\d{2,3})${gap}[2-9]\\d{3}${gap}\\d{3,4}|[48]00${gap}\\d{3}${gap}\\d{4}|[48]00${gap}\\d{4}${gap}\\d{3}`), 'g') },
  { kind: 'phone', pattern: /(?<![\d\p{L}])\+[1-9]\d{0,2}(?:[\s\-().]{0,2}\d{2,4}){2,5}(?!\d)/gu },
  { kind: 'card', pattern: new RegExp(apart(`\\d{4}(?:${gap}\\d{4}){2}${gap}\\d{1,7}`), 'g'), holds: (match) => isCard(digitsOf(match)) },
  { kind: 'order', pattern: /(?<![a-z\d])[a-z]{1,4}-?\d{8,20}(?:-\d{1,6})?(?![a-z\d])|(?<!\d)\d{10,24}(?!\d)/gi },
  { kind: 'amount', pattern: /(?<![\d.])(?:[¥￥$€£]|rmb|cny|usd|hk\$)\s?\d[\d,]*(?:\.\d{1,2})?|(?<![\d.])\d[\d,]*(?:\.\d{1,2})?\s?(?:万?元|块钱?|万块|yuan|rmb|cny|usd|dollars?|euros?|pounds?)(?![a-z])/gi },
  { kind: 'number', pattern: /(?<!\d)\d(?:[\s\-‐‑‒–—−.·]?\d){6,}(?!\d)/g },
];

export function readEntities(text: string): ReadText {
  const { plain, places } = plainWithPlaces(text);
  let rest = plain;
  const entities: (Entity & { readonly end: number })[] = [];
  for (const { kind, pattern, holds } of forms) {
    for (const match of rest.matchAll(pattern)) {
      const value = match[0];
      if (holds?.(value) === false) continue;
      rest = rest.slice(0, match.index) + taken.repeat(value.length) + rest.slice(match.index + value.length);
      entities.push({ kind, value, at: places[match.index]!, end: places[match.index + value.length]! });
    }
  }
  entities.sort((a, b) => a.at - b.at);
  let masked = '';
  let from = 0;
  for (const { kind, at, end } of entities) {
    if (kind === 'amount') continue;
    masked += `${text.slice(from, at)}[${kind}]`;
    from = end;
  }
  return { masked: masked + text.slice(from), entities: entities.map(({ kind, value, at }) => ({ kind, value, at })) };
}

/** NFKC a character at a time, and for each place in it the place in the text: full-width digits are digits, and the comma beside them stays one of its kind. */
function plainWithPlaces(text: string): { readonly plain: string; readonly places: readonly number[] } {
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = character.normalize('NFKC');
    for (let index = 0; index < folded.length; index++) places.push(at);
    plain += folded;
    at += character.length;
  }
  return { plain, places: [...places, at] };
}

function isIdCard(text: string): boolean {
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  return /^[1-9]\d{5}(?:18|19|20)\d{2}/.test(text) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Luhn's check, which every bank card passes. */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const twice = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
