/** How the assistant is set up for the whole centre. Whether it speaks on a channel is the channel's own setting. */

import { Type, type Static } from 'typebox';
import { refuse, accept, type Result } from '../kernel/result.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });

export const AssistantSettings = Type.Object(
  {
    /** Confidence from which it answers, and from which it still offers questions to choose from; below, a person is asked for. */
    answerAbove: Share,
    clarifyAbove: Share,
    /** What people decide: it hands these on without a word of its own (keys of ticket kinds and categories; a category speaks for all below it). */
    peopleOnly: Type.Object(
      {
        kinds: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50, uniqueItems: true }),
        categories: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200, uniqueItems: true }),
        /** Danger, loss of money, threats of law or press. */
        mostUrgent: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    /** Whether a configured language model words the answers. Without one it is the offline core that speaks, as ever. */
    languageModel: Type.Boolean(),
    /** Of a language model in a day (UTC), questions and answers together; beyond it the offline core speaks. */
    dailyTokens: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
  },
  { additionalProperties: false },
);
export type AssistantSettings = Static<typeof AssistantSettings>;

export const shippedAssistantSettings: AssistantSettings = {
  answerAbove: 0.6,
  clarifyAbove: 0.3,
  peopleOnly: { kinds: ['refund', 'complaint'], categories: ['account-security'], mostUrgent: true },
  languageModel: true,
  dailyTokens: 2_000_000,
};

/** What a schema cannot say. */
export function checkAssistantSettings(settings: AssistantSettings): Result<AssistantSettings, 'assistant.settings_invalid'> {
  return settings.clarifyAbove <= settings.answerAbove ? accept(settings) : refuse('assistant.settings_invalid', { fields: ['clarifyAbove'] });
}
