/** The interface's language: Chinese unless chosen otherwise, remembered here and, once signed in, with the person. */

import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from './local-store.ts';

export type Language = 'zh' | 'en';
export type LoadTexts = () => Promise<Record<string, object>>;

let load: Record<Language, LoadTexts>;

export async function startI18n(loaders: Record<Language, LoadTexts>): Promise<void> {
  load = loaders;
  const language: Language = recall('language') === 'en' ? 'en' : 'zh';
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    ns: [],
    resources: { [language]: await load[language]() } as unknown as Resource,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  dress(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  if (language === currentLanguage()) return;
  const texts = await load[language]();
  for (const [namespace, resource] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, resource, true, true);
  await i18next.changeLanguage(language);
  remember('language', language);
  dress(language);
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

function dress(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** The reader's side of a text that the server keeps in both languages. */
export function inWords(text: { readonly zh: string; readonly en: string }, language: Language = currentLanguage()): string {
  return text[language];
}
