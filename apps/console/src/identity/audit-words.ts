/** Lines of the audit log as sentences. What has no words yet is shown as it is stored. */

import i18next, { type TFunction } from 'i18next';
import type { identityZh } from './identity.zh.ts';

type T = TFunction<'identity'>;

export const auditNouns = ['session', 'second_factor', 'person', 'team', 'role', 'api_key', 'sign_in_provider', 'customer', 'channel', 'flow', 'flow_version', 'flow_rules', 'category', 'custom_field', 'macro', 'queue_rules', 'ticket', 'import', 'job'] as const satisfies readonly (keyof (typeof identityZh)['audit']['nouns'])[];

const colon = () => (i18next.language === 'en' ? ': ' : '：');

export function actionWords(action: string, t: T): string {
  const [noun = '', deed = ''] = action.split('.');
  if (i18next.exists(`identity:audit.actions.${action.replace('.', '_')}`)) return t(`audit.actions.${action.replace('.', '_') as 'person_created'}`);
  const nounWords = i18next.exists(`identity:audit.nouns.${noun}`) ? t(`audit.nouns.${noun as 'person'}`) : noun;
  const deedWords = i18next.exists(`identity:audit.deeds.${deed}`) ? t(`audit.deeds.${deed as 'created'}`) : deed;
  return `${nounWords}${colon()}${deedWords}`;
}

export function factWords(facts: Readonly<Record<string, unknown>>, t: T): string {
  return Object.entries(facts)
    .map(([name, value]) => `${i18next.exists(`identity:audit.facts.${name}`) ? t(`audit.facts.${name as 'key'}`) : name}${colon()}${plain(value)}`)
    .join(i18next.language === 'en' ? '; ' : '；');
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(plain).join(i18next.language === 'en' ? ', ' : '、');
  if (value === null || value === undefined) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `person:<id>` as the person's name where it is known; the id stays short otherwise, since nobody reads all of it. */
export function targetWords(target: string, names: ReadonlyMap<string, string>, t: T): string {
  const [noun = '', id = ''] = target.split(':');
  const known = names.get(id);
  if (known) return known;
  const nounWords = i18next.exists(`identity:audit.nouns.${noun}`) ? t(`audit.nouns.${noun as 'person'}`) : noun;
  return id === '' ? nounWords : `${nounWords} ${id.length > 12 ? `…${id.slice(-6)}` : id}`;
}
