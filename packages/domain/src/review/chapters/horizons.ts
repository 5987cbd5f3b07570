/** What is done when: small things next month, middling ones in the quarter, large ones in half a year (S3.30). */

import type { BilingualText } from '../../kernel/text.ts';
import { efforts, type Effort } from '../document.schema.ts';
import { byPriority, problemsOf } from '../problems.ts';
import { clauses, name } from '../say.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const templates: Readonly<Record<Effort, BilingualText>> = {
  small: { zh: '短期（下月内）：{list}。', en: 'Soon (within the month): {list}.' },
  medium: { zh: '中期（本季度）：{list}。', en: 'Then (within the quarter): {list}.' },
  large: { zh: '长期（半年内）：{list}。', en: 'In the long run (within half a year): {list}.' },
};

export function horizons(w: Writer): Draft {
  const ranked = byPriority(w, problemsOf(w));
  return { sentences: present(efforts.map((effort) => w.sentence(templates[effort], { list: clauses(ranked.filter((each) => each.effort === effort).map(({ measure }) => name(measure))) }))) };
}
