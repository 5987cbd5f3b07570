/** What every part of the widget needs to draw itself. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../platform/language.ts';
import type { Chat } from './chat.ts';
import type { Words } from './words.zh.ts';

export interface Surroundings {
  readonly chat: Chat;
  readonly language: Language;
  readonly words: Words;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const found = useContext(SurroundingsContext);
  if (found === null) throw new Error('drawn outside of the widget');
  return found;
}
