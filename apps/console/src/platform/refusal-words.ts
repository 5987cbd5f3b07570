/** What to tell a person when a call did not work out. */

import i18next from 'i18next';
import { ConnectionLost, Fault, Refusal } from './api.ts';

interface Labelled {
  readonly label?: { readonly zh: string; readonly en: string };
  readonly field?: string;
}

/** What is wrong with a thing, said by who checked it. */
interface Flaw {
  readonly zh: string;
  readonly en: string;
}

export function wordsOf(error: unknown): string {
  if (error instanceof Refusal) return refusalWords(error);
  if (error instanceof ConnectionLost) return i18next.t('ui:connectionLost');
  if (error instanceof Fault) return error.requestId ? i18next.t('ui:faultWithId', { id: error.requestId }) : i18next.t('ui:fault');
  return isOldPage(error) ? i18next.t('ui:outdated') : i18next.t('ui:fault');
}

/** A page that was built away by a newer version: its file is gone from the server. */
export function isOldPage(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script|Importing a module/i.test(error.message);
}

function refusalWords(refusal: Refusal): string {
  const key = `refusal:${refusal.code}`;
  const words = i18next.exists(key) ? i18next.t(key as never, plainFacts(refusal)) : i18next.t('refusal:unknown', { code: refusal.code });
  const names = namesIn(refusal);
  const separator = i18next.language === 'en' ? ', ' : '、';
  return names.length > 0 ? `${words}${i18next.language === 'en' ? ' ' : ''}${names.join(separator)}` : String(words);
}

/** Labels of the fields that a refusal complains about, or what is wrong with the one it speaks of. */
export function namesIn(refusal: Refusal): readonly string[] {
  const { missing, invalid, flaws, findings } = refusal.facts as { missing?: readonly Labelled[]; invalid?: readonly Labelled[]; flaws?: readonly Flaw[]; findings?: readonly { readonly message: Flaw }[] };
  const language = i18next.language === 'en' ? 'en' : 'zh';
  if (Array.isArray(findings)) return findings.map(({ message }: { readonly message: Flaw }) => message[language]);
  if (Array.isArray(flaws)) return flaws.map((flaw: Flaw) => flaw[language]);
  const labelled = missing ?? invalid;
  if (!Array.isArray(labelled)) return [];
  return labelled.map((item) => item.label?.[language] ?? item.field ?? '').filter((name) => name !== '');
}

function plainFacts({ facts, retryAfter }: Refusal): Record<string, string | number> {
  const plain: Record<string, string | number> = { retryAfter: retryAfter ?? 0 };
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string' || typeof value === 'number') plain[name] = value;
  }
  return plain;
}
