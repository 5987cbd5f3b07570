import type { helpZh } from './help.zh.ts';

export const helpEn: typeof helpZh = {
  label: 'Look up',
  hint: 'Search articles, public and internal',
  clear: 'Clear',
  start: 'Type what the customer asks, or a word of it, and insert the answer with its source.',
  found: '{{count}} found',
  none: 'Nothing found about “{{question}}”',
  noneText: 'Try other words; if it is really missing, tell the keepers.',
  missing: 'This is missing',
  missingDone: 'Noted as a gap; the keepers will see to it',
  internal: 'Internal',
  internalHint: 'Internal articles are not quoted to customers',
  insert: 'Insert and quote',
  sections: 'Whole article',
  fewer: 'Show less',
  section: 'Part {{number}}',
};
