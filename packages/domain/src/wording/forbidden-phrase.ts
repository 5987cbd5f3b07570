/** What nobody of the centre says to a customer (S2.26), and what to say instead. */

import type { Id } from '../kernel/id.ts';
import type { Language } from '../kernel/language.ts';
import type { BilingualText } from '../kernel/text.ts';

/** Blocked: the message is not sent. Warned: it is sent when the writer insists, and that is kept. */
export type Severity = 'blocked' | 'warned';

export interface ForbiddenPhrase {
  readonly id: Id;
  /** The language it is said in. */
  readonly language: Language;
  /** Case, width, traditional characters, blanks and punctuation make no difference. `…` stands for a few other characters: 保证…到账. */
  readonly text: string;
  readonly severity: Severity;
  readonly why: BilingualText;
  /** Takes its place at one click; empty: there is nothing better, it is left out. */
  readonly better: string;
  /** Longer innocent texts that contain it: 百分百 in 百分百棉. */
  readonly exceptions: readonly string[];
  readonly active: boolean;
}
