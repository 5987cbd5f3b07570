/** From which `knownOf` the questions of an unknown house are answered, chosen by its own articles alone. */

import type { IndexedArticle } from '../../packages/domain/src/assistant/article-index.ts';
import type { Chinese } from '../../packages/domain/src/assistant/chinese.ts';
import { knownAbove, knownOf } from '../../packages/domain/src/assistant/confidence.ts';
import { indexOf } from './question-sets.ts';

const folds = 3;
/** Fewer say too little of what customers will ask. */
const fewest = 60;
/** Of the house's own phrasings, asked of what is left without them, this share may go unanswered. */
const mayGoUnanswered = 0.06;
/** Phrasings are written down because they differ, or because they hardly do: only so much is believed of them. */
const bounds = { least: 0.5, most: 0.7 };

export function chooseThreshold(articles: readonly IndexedArticle[], chinese: Chinese): number {
  const known = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    // The first is the standard question, which stays.
    const isOut = (place: number) => place > 0 && place % folds === fold;
    const index = indexOf(articles.map((article) => ({ ...article, questions: article.questions.filter((_text, place) => !isOut(place)) })), chinese);
    return articles.flatMap(({ questions }) => questions.filter((_text, place) => isOut(place)).map((text) => knownOf(index.search(text, { limit: 1 }))));
  });
  if (known.length < fewest) return knownAbove;
  return Math.min(bounds.most, Math.max(bounds.least, known.toSorted((a, b) => a - b)[Math.floor(known.length * mayGoUnanswered)]!));
}
