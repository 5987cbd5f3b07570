/** Which of our two languages to speak. */

export type Language = 'zh' | 'en';

/** The first candidate that names one of ours wins. Whoever asks only for others reads English; who asks for nothing, Chinese. */
export function pickLanguage(...candidates: readonly (string | null | undefined)[]): Language {
  const asked = candidates.filter((candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '');
  for (const candidate of asked) {
    const primary = candidate.trim().toLowerCase().split(/[-_]/)[0];
    if (primary === 'zh' || primary === 'en') return primary;
  }
  return asked.length === 0 ? 'zh' : 'en';
}

export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
