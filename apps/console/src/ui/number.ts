/** Numbers as people here read them: 1,256 · 1.26万 · 1.2亿 in Chinese, 12,560 · 1.26M in English. */

import { currentLanguage, type Language } from '../platform/i18n.ts';

const scales: Readonly<Record<Language, readonly { readonly from: number; readonly sign: string }[]>> = {
  zh: [{ from: 100_000_000, sign: '亿' }, { from: 10_000, sign: '万' }],
  en: [{ from: 1_000_000_000, sign: 'B' }, { from: 1_000_000, sign: 'M' }],
};

/** Shortened numbers keep three digits that count, or all before the point. */
export function numberWords(value: number, decimals = 0, language: Language = currentLanguage()): string {
  const scale = scales[language].find(({ from }) => Math.abs(value) >= from);
  if (scale === undefined) return plainNumber(value, decimals, language);
  const short = value / scale.from;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(short))));
  return `${new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(short)}${scale.sign}`;
}

/** Every digit, for tooltips and tables. */
export function plainNumber(value: number, decimals = 0, language: Language = currentLanguage()): string {
  return new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** With its sign, the minus as wide as the plus. */
export function signed(value: number, words: (size: number) => string): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${words(Math.abs(value))}`;
}

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : 'zh-CN';
}
