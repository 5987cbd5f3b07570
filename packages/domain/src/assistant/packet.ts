/** What whoever takes over is given (R-K4): why, the problem in the customer's words, what was tried, what was named. Taken from the conversation, never made up. */

import type { Reading } from './may-speak.ts';
import type { Passage } from './thought.ts';

export interface Said {
  readonly by: 'customer' | 'assistant';
  /** Masked. */
  readonly text: string;
}

export interface NamedThing {
  /** `order`, `phone`, `amount` … */
  readonly kind: string;
  /** As people may see it. */
  readonly text: string;
}

export interface Packet {
  readonly problem: string;
  readonly tried: readonly string[];
  readonly entities: readonly NamedThing[];
  readonly mood: Reading['mood'];
  readonly articles: readonly Pick<Passage, 'articleId' | 'version' | 'title' | 'confidence'>[];
}

const longestProblem = 300;
const longestTried = 120;
const mostArticles = 3;

interface Conversation {
  /** Oldest first. */
  readonly said: readonly Said[];
  readonly entities: readonly NamedThing[];
  readonly mood: Reading['mood'];
  readonly passages: readonly Passage[];
}

export function packConversation({ said, entities, mood, passages }: Conversation): Packet {
  const theirs = said.filter(({ by, text }) => by === 'customer' && text.trim() !== '').map(({ text }) => text.trim());
  return {
    problem: shortened(problemOf(theirs), longestProblem),
    tried: said.filter(({ by }) => by === 'assistant').map(({ text }) => shortened(text, longestTried)),
    entities: distinct(entities),
    mood,
    articles: passages.slice(0, mostArticles).map(({ articleId, version, title, confidence }) => ({ articleId, version, title, confidence })),
  };
}

/** The longest of their words says most; what they said last is added where it is another. */
function problemOf(theirs: readonly string[]): string {
  const telling = theirs.filter((text) => text.length > 4);
  const longest = telling.toSorted((a, b) => b.length - a.length)[0] ?? theirs.at(-1) ?? '';
  const last = telling.at(-1);
  return last === undefined || last === longest ? longest : theirs.indexOf(longest) < theirs.lastIndexOf(last) ? `${longest} … ${last}` : longest;
}

function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

function distinct(things: readonly NamedThing[]): NamedThing[] {
  return [...new Map(things.map((thing) => [`${thing.kind} ${thing.text}`, thing])).values()];
}
