/** Translates for agents, where a language model is configured. Its tokens and its breaker are those of the answers. */

import { checkTranslation, longestTranslated } from '@huiyin/domain/assistant/translation.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { Shell } from '../../platform/shell.ts';
import type { Limits } from './ask-model.ts';
import { configuredModel, type ModelSettings } from './configured-model.ts';
import { askForTranslation } from './instructions.ts';

export interface Translation {
  readonly text: string;
  readonly model: string;
}

/** `text` goes to the endpoint as it is: whoever calls masks what may not leave the house. */
export async function translate(
  shell: Pick<Shell, 'db' | 'config' | 'clock' | 'ids' | 'log'>,
  settings: () => Promise<ModelSettings>,
  { text, to }: { readonly text: string; readonly to: 'zh' | 'en' },
  limits?: Limits,
): Promise<Result<Translation, 'assistant.no_model' | 'assistant.model_failed'>> {
  const model = configuredModel(shell);
  if (model === null) return refuse('assistant.no_model');
  const setUp = await settings();
  if (!setUp.languageModel) return refuse('assistant.no_model');
  if (text.length > longestTranslated) return refuse('assistant.model_failed', { why: 'original_too_long' });
  const nonce = shell.ids.token();
  const reply = await model.ask('translate', askForTranslation(text, to, nonce), setUp, limits);
  if (!reply.ok) return refuse('assistant.model_failed', { why: reply.why });
  const checked = checkTranslation(reply.text, text, to, nonce);
  model.judged('translate', checked.sound ? 'sound' : checked.breach, reply);
  return checked.sound ? accept({ text: checked.text, model: model.name }) : refuse('assistant.model_failed', { why: checked.breach });
}
