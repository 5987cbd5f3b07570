/** The offline mind: quotes the passage that fits best, offers questions to choose from, or hands on. It makes up nothing, because it only quotes. */

import type { Bands, Evidence, Question, Thought } from './thought.ts';

export const offlineMind = 'offline-1';

/** Tapped rather than typed: three fit a phone. */
const mostChoices = 3;
/** Beyond it a customer reads no more; the whole article is a tap away. */
const longestQuote = 600;
/** A question to choose from that is this much less likely than the best one is no help. */
const worthChoosing = 0.35;

export function thinkOffline(question: Question, { passages, confidence, isVague = false }: Evidence, { answerAbove, clarifyAbove }: Bands): Thought {
  const best = passages[0];
  const thought = (decision: Thought['decision']): Thought => ({ decision, confidence, mind: offlineMind, model: null, tokens: 0 });
  if (best === undefined || (confidence < clarifyAbove && !isVague)) return thought({ kind: 'hand_on', reason: 'no_evidence' });
  if (confidence >= answerAbove && best.text !== '') return thought({ kind: 'answer', text: `${shortened(best.text, question.language)} [1]`, cited: [best] });
  const choices = passages.slice(0, mostChoices).filter((passage) => passage.confidence >= best.confidence * worthChoosing);
  return thought({ kind: 'clarify', choices });
}

/** At the end of a sentence, as near to the limit as there is one. */
function shortened(text: string, language: Question['language']): string {
  if (text.length <= longestQuote) return text;
  const head = text.slice(0, longestQuote);
  const end = Math.max(...(language === 'zh' ? ['。', '！', '？', '；', '\n'] : ['. ', '! ', '? ', '\n']).map((mark) => head.lastIndexOf(mark)));
  return end > longestQuote / 2 ? head.slice(0, end + 1).trim() : `${head.trim()}…`;
}
