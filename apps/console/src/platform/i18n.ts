/** The interface's language: Chinese unless chosen otherwise, remembered here and, once signed in, with the person. */

import i18next, { type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from './local-store.ts';

export type Language = 'zh' | 'en';
/** How to fetch each namespace's texts. */
export type TextLoaders = Readonly<Record<string, Readonly<Record<Language, () => Promise<object>>>>>;

/**
 * `first` is there before anything is drawn, and so for code outside components too; any other namespace comes with the
 * first component that asks for it by `useTranslation`, which waits as a lazily loaded component does.
 */
export async function startI18n(loaders: TextLoaders, first: readonly string[]): Promise<void> {
  const language: Language = recall('language') === 'en' ? 'en' : 'zh';
  const read = (wanted: string, namespace: string, done: ReadCallback) => {
    const load = loaders[namespace]?.[wanted as Language];
    if (!load) return done(new Error(`there are no texts ${namespace} in ${wanted}`), false);
    // `true`: worth another try, the line may be down for a moment.
    load().then((texts) => done(null, texts as Record<string, string>), (error: Error) => done(error, true));
  };
  await i18next.use({ type: 'backend', read }).use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    load: 'currentOnly',
    defaultNS: 'app',
    ns: [...first],
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  dress(language);
}

/** Fetches ahead what a page will ask for. */
export function expectTexts(namespace: string): void {
  void i18next.loadNamespaces(namespace);
}

export async function switchLanguage(language: Language): Promise<void> {
  if (language === currentLanguage()) return;
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
