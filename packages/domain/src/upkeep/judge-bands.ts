/** What other thresholds would have done with the questions of a replay: counted from the confidences that were kept, so that nothing is asked again. */

import type { Bands } from '../assistant/thought.ts';

export interface ReplayedQuestion {
  readonly confidence: number;
  /** `people`: nobody but people should answer it. `unknown`: a real question whose right answer nobody wrote down. */
  readonly wants: 'article' | 'people' | 'unknown';
  /** Whether the article that comes first answers it; null: nobody knows. */
  readonly fits: boolean | null;
  /** The right article is among the choices that would be offered. */
  readonly isOffered: boolean;
  /** Every figure of the quotation stands in the article. */
  readonly quotesWell: boolean;
}

export interface BandVerdict {
  readonly questions: number;
  readonly answered: number;
  /** Of the answers, as far as anybody knows. */
  readonly right: number;
  readonly wrong: number;
  /** Answers that an article answers, and which cite that very article. */
  readonly citable: number;
  readonly citedRight: number;
  readonly quotedWell: number;
  readonly clarified: number;
  /** Asked back with the right article among the choices, of those that have one. */
  readonly clarifiedKnown: number;
  readonly clarifiedWell: number;
  readonly handedOn: number;
  /** Handed on as far as anybody knows, and those of them for which no right answer was at hand. */
  readonly handedOnKnown: number;
  readonly handedOnWell: number;
}

export function judgeBands(questions: readonly ReplayedQuestion[], { answerAbove, clarifyAbove }: Bands): BandVerdict {
  const count = { answered: 0, right: 0, wrong: 0, citable: 0, citedRight: 0, quotedWell: 0, clarified: 0, clarifiedKnown: 0, clarifiedWell: 0, handedOn: 0, handedOnKnown: 0, handedOnWell: 0 };
  for (const { confidence, wants, fits, isOffered, quotesWell } of questions) {
    if (confidence >= answerAbove && confidence > 0) {
      count.answered += 1;
      if (fits !== null) count[fits ? 'right' : 'wrong'] += 1;
      if (wants === 'article') count.citable += 1;
      if (wants === 'article' && fits) count.citedRight += 1;
      if (quotesWell) count.quotedWell += 1;
    } else if (confidence >= clarifyAbove && confidence > 0) {
      count.clarified += 1;
      if (wants === 'article') count.clarifiedKnown += 1;
      if (wants === 'article' && isOffered) count.clarifiedWell += 1;
    } else {
      count.handedOn += 1;
      if (wants !== 'unknown') count.handedOnKnown += 1;
      if (wants === 'people' || (wants === 'article' && fits === false)) count.handedOnWell += 1;
    }
  }
  return { questions: questions.length, ...count };
}

export interface CurvePoint {
  readonly answerAbove: number;
  /** Of all questions, 0…1. */
  readonly answered: number;
  /** Of the answers whose rightness is known, 0…1; 0 where there is none. */
  readonly wrong: number;
}

/** From answering everything to answering nothing. */
export function curveOf(questions: readonly ReplayedQuestion[], steps = 50): CurvePoint[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const answerAbove = step / steps;
    const { answered, right, wrong } = judgeBands(questions, { answerAbove, clarifyAbove: 0 });
    return { answerAbove, answered: shareOf(answered, questions.length), wrong: shareOf(wrong, right + wrong) };
  });
}

/** 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
