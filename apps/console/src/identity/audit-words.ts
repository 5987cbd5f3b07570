/** Lines of the audit log as sentences. What has no words yet is shown as it is stored. */

import i18next, { type TFunction } from 'i18next';
import type { identityZh } from './identity.zh.ts';

type T = TFunction<['identity', 'ui']>;

export const auditNouns = ['session', 'second_factor', 'person', 'team', 'role', 'api_key', 'sign_in_provider', 'customer', 'calendar', 'official_year', 'channel', 'assistant', 'skill', 'skill_rules', 'shift', 'dispatch', 'policy', 'policies', 'ladder', 'recount', 'flow', 'flow_version', 'flow_rules', 'category', 'custom_field', 'macro', 'forbidden_phrase', 'outlet', 'delivery', 'smtp', 'queue_rules', 'article', 'article_version', 'articles', 'gaps', 'disagreement', 'gold_question', 'upkeep', 'dashboard', 'figures', 'earlier_figures', 'benchmark', 'alert', 'alert_rule', 'alert_action', 'business_change', 'target', 'review', 'export', 'search', 'ticket', 'import', 'job'] as const satisfies readonly (keyof (typeof identityZh)['audit']['nouns'])[];

const colon = () => (i18next.language === 'en' ? ': ' : '：');

export function actionWords(action: string, t: T): string {
  const [noun = '', deed = ''] = action.split('.');
  if (i18next.exists(`identity:audit.actions.${action.replace('.', '_')}`)) return t(`audit.actions.${action.replace('.', '_') as 'person_created'}`);
  const nounWords = i18next.exists(`identity:audit.nouns.${noun}`) ? t(`audit.nouns.${noun as 'person'}`) : noun;
  const deedWords = i18next.exists(`identity:audit.deeds.${deed}`) ? t(`audit.deeds.${deed as 'created'}`) : deed;
  return `${nounWords}${colon()}${deedWords}`;
}

export function factWords(facts: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>, t: T): string {
  return Object.entries(facts)
    .map(([name, value]) => `${i18next.exists(`identity:audit.facts.${name}`) ? t(`audit.facts.${name as 'key'}`) : name}${colon()}${valueOf(name, value, names, t)}`)
    .join(i18next.language === 'en' ? '; ' : '；');
}

/** A word of a fixed list has words of its own. */
function valueOf(name: string, value: unknown, names: ReadonlyMap<string, string>, t: T): string {
  const key = `audit.values.${name}.${String(value)}`;
  return typeof value === 'string' && i18next.exists(`identity:${key}`) ? t(key as 'audit.values.method.password') : plain(value, names, t);
}

/** Ids and keys as the names that `names` knows; grants as what may be done, and how far. */
function plain(value: unknown, names: ReadonlyMap<string, string>, t: T): string {
  const separator = i18next.language === 'en' ? ', ' : '、';
  const none = '—';
  if (Array.isArray(value)) return value.map((each) => plain(each, names, t)).join(separator) || none;
  if (value === null || value === undefined) return none;
  if (typeof value === 'boolean') return value ? t('ui:yes') : t('ui:no');
  if (typeof value === 'number') return String(Number(value.toFixed(2)));
  if (typeof value !== 'object') return names.get(String(value)) ?? String(value);
  return Object.entries(value).map(([name, each]) => `${names.get(name) ?? name}${bracketed(each, names, t)}`).join(separator) || none;
}

function bracketed(value: unknown, names: ReadonlyMap<string, string>, t: T): string {
  const words = value === 'own' || value === 'team' || value === 'all' ? t(`roles.scopes.${value}`) : plain(value, names, t);
  return i18next.language === 'en' ? ` (${words})` : `（${words}）`;
}

/** `person:<id>` as the person's name where it is known; the id stays short otherwise, since nobody reads all of it. */
export function targetWords(target: string, names: ReadonlyMap<string, string>, t: T): string {
  const [noun = '', id = ''] = target.split(':');
  const known = names.get(id);
  if (known) return known;
  const nounWords = i18next.exists(`identity:audit.nouns.${noun}`) ? t(`audit.nouns.${noun as 'person'}`) : noun;
  // There is one of it.
  return id === '' || id === 'settings' ? nounWords : `${nounWords} ${id.length > 12 ? `…${id.slice(-6)}` : id}`;
}
