/** Why there is no translation, as far as it helps whoever asked for it. */

import i18next from 'i18next';
import { Refusal } from '../platform/api.ts';
import { wordsOf } from '../platform/refusal-words.ts';

const kinds = { timed_out: 'slow', resting: 'resting', busy: 'resting', over_budget: 'overBudget', original_too_long: 'tooLong', too_long: 'unsound', language: 'unsound', address: 'unsound', mark: 'unsound', figure: 'unsound' } as const;

export function whyUntranslated(error: unknown): string {
  if (!(error instanceof Refusal) || error.code !== 'assistant.model_failed') return wordsOf(error);
  const why = String(error.facts['why']);
  return i18next.t(`advice:translation.failed.${why in kinds ? kinds[why as keyof typeof kinds] : 'unreachable'}`);
}
