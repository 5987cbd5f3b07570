/** The assistant's mind as a port: what it is asked, what it may quote, what it decides. The offline core and a language model answer alike. */

import type { Id } from '../kernel/id.ts';
import type { HandOffReason } from '../ticket/ticket.ts';

/** One who asks, with what was said before. Personal data are masked: `[phone]`, `[order]` … */
export interface Question {
  readonly text: string;
  readonly language: 'zh' | 'en';
  /** Oldest first, the question itself not among them. */
  readonly earlier: readonly { readonly by: 'customer' | 'assistant'; readonly text: string }[];
}

/** A piece of a published article that this customer may be shown. */
export interface Passage {
  readonly articleId: Id;
  readonly version: number;
  /** The article's standard question. */
  readonly title: string;
  /** Plain text, as it would be quoted. */
  readonly text: string;
  /** How surely it answers the question, 0…1. */
  readonly confidence: number;
}

export interface Evidence {
  /** Best first, at most one for an article. Empty: nothing was found, and nothing may be answered, by no mind. */
  readonly passages: readonly Passage[];
  /** That the best one answers the question, 0…1: calibrated. */
  readonly confidence: number;
  /** Several speak of all that was said: the question is too short to tell which is meant (“发票”), and asking back is the answer. */
  readonly isVague?: boolean;
}

export interface Thought {
  readonly decision:
    /** `text` carries marks `[1]`, `[2]` … which count `cited`. */
    | { readonly kind: 'answer'; readonly text: string; readonly cited: readonly Passage[] }
    | { readonly kind: 'clarify'; readonly choices: readonly Passage[] }
    | { readonly kind: 'hand_on'; readonly reason: HandOffReason };
  /** 0…1. */
  readonly confidence: number;
  /** Who thought: `offline-1`, or a language model's instructions, `instructions-1`. */
  readonly mind: string;
  readonly model: string | null;
  /** Of a language model, question and answer together. */
  readonly tokens: number;
}

/** Where a mind decides between answering, asking back and a person. */
export interface Bands {
  readonly answerAbove: number;
  readonly clarifyAbove: number;
}

export type Mind = (question: Question, evidence: Evidence, bands: Bands) => Promise<Thought>;
