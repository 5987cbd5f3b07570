/** English texts of what is laid beside a ticket. */

import type { adviceZh } from './advice.zh.ts';

export const adviceEn: typeof adviceZh = {
  summary: {
    title: 'Summary',
    made: 'Put together by a machine out of the conversation, which is what counts',
    show: 'Show',
    hide: 'Hide',
    problem: 'Problem',
    done: 'Done',
    promised: 'Promised',
    open: 'Not answered yet',
    named: 'Named',
    mood: 'Mood',
    moods: { calm: 'calm', better: 'calmer than before', worse: 'worse than before', upset: 'upset throughout' },
    kinds: { order: 'order', amount: 'amount', phone: 'phone', email: 'e-mail', id_card: 'identity card', card: 'card', number: 'number' },
    nothing: 'Nothing stood out',
    failed: 'The summary cannot be made just now.',
    line: 'Message {{n}}',
  },
  handOver: {
    made: 'Filled in from the conversation. Please check before you hand over.',
    answer: 'Answer the customer: {{text}}',
    feels: 'Mood: {{mood}}',
    names: 'Named: {{named}}',
  },
  pane: 'Advice',
  similar: {
    duplicates: 'Perhaps the same matter',
    duplicatesHint: 'Nothing is merged by itself: you decide.',
    solved: 'Alike, and solved',
    none: 'No ticket is like this one',
    noneText: 'It is looked for again when the customer says more.',
    partial: 'There was too much to look everywhere.',
    sameCustomer: 'same customer',
    sameOrder: 'same order',
    alike: '{{share}} alike',
    merge: 'Merge',
    link: 'Link',
    solution: 'Solution',
    use: 'Put into the answer',
  },
};
