/** The same in English. */

import type { SameKeys } from '../platform/texts.ts';
import type { assistantZh } from './assistant.zh.ts';

export const assistantEn: SameKeys<typeof assistantZh> = {
  speaking: {
    title: 'The assistant is serving the customer',
    none: 'no reply yet',
    turns: 'Replies: {{n}}',
    failed: 'of no help: {{n}}',
    thinking: 'thinking…',
    hint: 'You may take over at any time; it then stays silent',
    take: 'Take over',
  },
  packet: {
    title: 'From the assistant: {{reason}}',
    read: 'Attended to',
    show: 'Show',
    hide: 'Hide',
    problem: 'The problem',
    noWords: 'The customer left no words',
    tried: 'It replied',
    untried: 'Nothing; handed on at once',
    entities: 'Mentioned',
    copy: 'Copy {{kind}} {{text}}',
    mood: 'Mood',
    moods: { negative: 'Upset', neutral: 'Calm', positive: 'Friendly' },
    articles: 'Near articles',
    noArticles: 'Nothing in the knowledge base comes near',
    failed: 'What the assistant handed on could not be loaded',
  },
  kinds: { order: 'Order', amount: 'Amount', phone: 'Phone', email: 'E-mail', number: 'Number', card: 'Bank card', id_card: 'Id card', other: 'Fact' },
  machine: 'Machine',
  offered: 'Offered to the customer',
  why: {
    label: 'Why this reply',
    decisions: { answer: 'Sure enough to answer', clarify: 'Not sure enough: let the customer choose', greet: 'Small talk, no knowledge involved', hand_on: 'Handed to a person' },
    confidence: 'Confidence',
    mind: 'Who answered',
    offline: 'Built-in engine',
    model: 'Language model {{model}}',
    outcome: 'Then',
    outcomes: { accepted: 'the customer said that it is solved', left: 'the customer asked no more', doubted: 'the customer said that it did not help', handed_on: 'it was handed to a person', person: 'a colleague took over' },
    considered: 'Articles it looked at',
    nothing: 'No article came near',
    cited: 'quoted',
    unknown: 'Nothing is kept about this message',
  },
};
