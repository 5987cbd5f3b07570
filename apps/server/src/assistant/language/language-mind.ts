/** A mind that lets a language model word the answer, and believes nothing of it that code has not checked. Whatever goes wrong, the offline core answers. */

import { ordersMachines } from '@huiyin/domain/assistant/claims.ts';
import { checkLanguageAnswer, type LanguageAnswer } from '@huiyin/domain/assistant/language-answer.ts';
import { folded } from '@huiyin/domain/assistant/plain-text.ts';
import type { Evidence, Mind, Passage, Thought } from '@huiyin/domain/assistant/thought.ts';
import type { Shell } from '../../platform/shell.ts';
import type { Limits } from './ask-model.ts';
import { configuredModel, type ModelSettings } from './configured-model.ts';
import { askFor, instructionsVersion } from './instructions.ts';

/** Passages shown to a model: more of them make answers worse and dearer. */
const mostPassages = 4;
const mostChoices = 3;

export interface LanguageMindParts {
  /** Answers wherever the model does not. */
  readonly offline: Mind;
  readonly settings: () => Promise<ModelSettings>;
  readonly limits?: Limits;
}

export function languageMind(shell: Pick<Shell, 'db' | 'config' | 'clock' | 'ids' | 'log'>, { offline, settings, limits }: LanguageMindParts): Mind {
  return async (question, evidence, bands) => {
    const model = configuredModel(shell);
    // It may be more careful than the calibrated bands, never bolder: what keepers tune them by must hold, whoever words the answer.
    if (model === null || evidence.passages.length === 0 || evidence.confidence < bands.answerAbove) return offline(question, evidence, bands);
    const setUp = await settings();
    if (!setUp.languageModel) return offline(question, evidence, bands);
    const seen = readableByModels(evidence);
    if (seen === null) {
      model.judged('answer', 'poisoned', { ms: 0, tokens: 0 });
      return offline(question, evidence, bands);
    }

    const nonce = shell.ids.token();
    const ask = askFor(question, seen.passages, nonce);
    const reply = await model.ask('answer', ask, setUp, limits);
    if (!reply.ok) return { ...(await offline(question, evidence, bands)), tokens: reply.tokens };
    const checked = checkLanguageAnswer(reply.text, question, seen, { nonce, instructions: ask.instructions });
    model.judged('answer', checked.sound ? 'sound' : checked.breach, reply);
    if (!checked.sound) return { ...(await offline(question, evidence, bands)), tokens: reply.tokens };
    return { decision: decided(checked.answer, seen.passages), confidence: evidence.confidence, mind: instructionsVersion, model: model.name, tokens: reply.tokens };
  };
}

/** Without articles that give orders to machines. Null: the best one does, and the confidence in it is worth nothing. */
function readableByModels(evidence: Evidence): Evidence | null {
  const passages = evidence.passages.filter(({ title, text }) => !ordersMachines(folded(`${title}\n${text}`)));
  return passages[0] === evidence.passages[0] ? { ...evidence, passages: passages.slice(0, mostPassages) } : null;
}

function decided(answer: LanguageAnswer, passages: readonly Passage[]): Thought['decision'] {
  if (answer.action === 'answer') return { kind: 'answer', text: answer.text, cited: answer.cited };
  if (answer.action === 'hand_on') return { kind: 'hand_on', reason: answer.reason };
  // A single choice is no choice.
  return { kind: 'clarify', choices: (answer.choices.length > 1 ? answer.choices : passages).slice(0, mostChoices) };
}
