/** What every part of the ticket page needs to draw itself. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, localeOf } from '../platform/language.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const LanguageContext = createContext<Language>('zh');

export function useWords() {
  const language = useContext(LanguageContext);
  return { language, words: language === 'zh' ? zh : en, say: (wire: string) => sayFull(wire, language) };
}

/** `7月3日 14:05`; on a page that may be read weeks later, a bare time would not do. */
function sayFull(wire: string, language: Language): string {
  const at = new Date(wire);
  const year = at.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(localeOf(language), { ...year, month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(at);
  return `${date} ${new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)}`;
}
