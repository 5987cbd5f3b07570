/** What to do next: effect against effort, the most worth first. */

import type { BilingualText } from '../../kernel/text.ts';
import { byPriority, classNames, effortNames, problemsOf } from '../problems.ts';
import { name } from '../say.ts';
import { table } from '../pictures.ts';
import { targetDraftOf } from '../target-draft.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

/** Those that are said before the table, in this order. */
const places: readonly BilingualText[] = [{ zh: '首先', en: 'First' }, { zh: '其次', en: 'Second' }, { zh: '再次', en: 'Third' }];
const most = 8;

export function priorities(w: Writer): Draft {
  const ranked = byPriority(w, problemsOf(w)).slice(0, most);
  return {
    sentences: present(ranked.slice(0, places.length).map((each, place) => w.sentence({ zh: '{place}：{measure}（涉及 {n}；投入：{effort}）。', en: '{place}: {measure} (touches {n}; effort: {effort}).' }, { place: name(places[place]!), measure: name(each.measure), n: w.number(each.affected, { zh: '件', en: 'case' }), effort: name(effortNames[each.effort]) }))),
    pictures: present([ranked.length === 0 ? null : { kind: 'matrix' as const, title: { zh: '效果与投入', en: 'Effect and effort' }, categories: ranked.map(({ measure }) => measure), series: [{ name: { zh: '涉及的工单', en: 'Cases touched' }, values: ranked.map(({ affected }) => affected) }], efforts: ranked.map(({ effort }) => effort) }]),
    tables: present([
      table({ zh: '优先级（效果 ÷ 投入）', en: 'Priorities (effect ÷ effort)' }, [{ zh: '措施', en: 'Measure' }, { zh: '针对', en: 'Answers' }, { zh: '效果：涉及', en: 'Effect: cases' }, { zh: '投入', en: 'Effort' }], ranked.map((each) => [{ text: each.measure }, { text: classNames[each.class] }, { n: each.affected }, { text: effortNames[each.effort] }]), ranked.map(({ aim }) => aim && targetDraftOf(w, aim))),
    ]),
  };
}
