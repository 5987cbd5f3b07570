/** The settings as the form holds them, and where on it a refusal belongs. */

import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';

export type Bands = Pick<AssistantSettings, 'answerAbove' | 'clarifyAbove'>;

export interface SettingsValues {
  readonly bands: Bands;
  readonly kinds: string[];
  readonly categories: string[];
  readonly mostUrgent: boolean;
  readonly languageModel: boolean;
  readonly dailyTokens: number;
}

export function valuesOf({ answerAbove, clarifyAbove, peopleOnly, languageModel, dailyTokens }: AssistantSettings): SettingsValues {
  return { bands: { answerAbove, clarifyAbove }, kinds: [...peopleOnly.kinds], categories: [...peopleOnly.categories], mostUrgent: peopleOnly.mostUrgent, languageModel, dailyTokens };
}

export function settingsOf({ bands, kinds, categories, mostUrgent, languageModel, dailyTokens }: SettingsValues): AssistantSettings {
  return { ...bands, peopleOnly: { kinds, categories, mostUrgent }, languageModel, dailyTokens };
}

const placeAt: Readonly<Record<string, keyof SettingsValues>> = {
  answerAbove: 'bands', clarifyAbove: 'bands', kinds: 'kinds', categories: 'categories', mostUrgent: 'mostUrgent', languageModel: 'languageModel', dailyTokens: 'dailyTokens',
};

/** Fields of the form that a refusal speaks of; none: it is told above. Paths look like `clarifyAbove` or `body.settings.peopleOnly.kinds.0`. */
export function placesOf({ code, facts, fields }: { readonly code: string; readonly facts: Readonly<Record<string, unknown>>; readonly fields: readonly string[] }): (keyof SettingsValues)[] {
  const named = code === 'assistant.settings_invalid' && Array.isArray(facts['fields']) ? (facts['fields'] as readonly string[]) : code === 'request.invalid' ? fields : [];
  return [...new Set(named.flatMap((path) => path.split('.').flatMap((part) => placeAt[part] ?? [])))];
}
