/** How a number of a review is written. Signs are told by words, so that a worse “rise” cannot be read as a better one. */

import type { ReviewNumber } from './document.schema.ts';

export type Language = 'zh' | 'en';

/** From two hours on, minutes are told in hours. */
const longMinutes = 120;

export function formatNumber(number: Pick<ReviewNumber, 'value' | 'unit' | 'decimals'>, language: Language): string {
  const size = Math.abs(number.value);
  switch (number.unit) {
    case 'percent':
      return `${digits(size, number.decimals)}%`;
    case 'percentage_points':
      return language === 'zh' ? `${digits(size, number.decimals)} 个百分点` : withNoun(size, number.decimals, 'percentage point');
    case 'minutes': {
      const [amount, zh, en] = size >= longMinutes ? [size / 60, '小时', 'hour'] : [size, '分钟', 'minute'];
      return language === 'zh' ? `${digits(amount, number.decimals)} ${zh}` : withNoun(amount, number.decimals, en);
    }
    case 'points':
      return language === 'zh' ? `${digits(size, number.decimals)} 分` : withNoun(size, number.decimals, 'point');
    case 'count':
    case 'ratio':
      return digits(size, number.decimals);
  }
}

/** Where room is scarce: the unit in English as its sign; Chinese ones are short already. */
export function formatBrief(number: Pick<ReviewNumber, 'value' | 'unit' | 'decimals'>, language: Language): string {
  const text = formatNumber(number, language);
  return language === 'zh' ? text : text.replace(/ (percentage point|minute|hour|point)s?$/, (_, noun: keyof typeof signs) => ` ${signs[noun]}`);
}

const signs = { 'percentage point': 'pp', minute: 'min', hour: 'h', point: 'pts' } as const;

/** With the sign in front, for cells and cards where no word tells the direction. */
export function formatSigned(number: Pick<ReviewNumber, 'value' | 'unit' | 'decimals'>, language: Language, format: typeof formatNumber = formatNumber): string {
  const text = format(number, language);
  const isNought = Number(digits(Math.abs(number.value), number.decimals).replaceAll(',', '')) === 0;
  return isNought ? text : `${number.value > 0 ? '+' : '-'}${text}`;
}

export function isSigned(number: ReviewNumber): boolean {
  return ['change', 'change_percent', 'mix', 'within', 'low', 'high', 'unexplained'].includes(number.source.of);
}

/** English has one form for exactly one, as it is written; Chinese has none. */
export function plural(written: string, noun: string): string {
  return Number(written.replaceAll(',', '')) === 1 && !written.includes('.') ? noun : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : noun.replace(/([^aeiou])y$/, '$1ie') + 's';
}

function withNoun(size: number, decimals: number, noun: string): string {
  const written = digits(size, decimals);
  return `${written} ${plural(written, noun)}`;
}

export function digits(size: number, decimals: number): string {
  const [whole, rest] = size.toFixed(decimals).split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
