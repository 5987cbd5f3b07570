/** Drafts of next month's targets (S3.25): people take them over, change them, or leave them. */

import { date, name } from '../say.ts';
import { table } from '../pictures.ts';
import { dueOf, goalOf, targetDraftOf } from '../target-draft.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const aimed = ['fcr', 'csat', 'complaint_rate', 'frt'];

export function nextTargets(w: Writer): Draft {
  const dueOn = dueOf(w);
  const drafts = aimed.flatMap((metric) => {
    const stand = w.whole(metric);
    const goal = stand && goalOf(w, stand);
    return stand && goal !== null ? [{ stand, goal: w.keep(stand.reading, goal, { of: 'goal' }) }] : [];
  });
  return {
    sentences: present(drafts.map(({ stand, goal }) => w.sentence({ zh: '建议目标：{due}前，{metric}从 {now} 到 {goal}。', en: 'Proposed: by {due}, {metric} from {now} to {goal}.' }, { due: date(dueOn), metric: name(stand.reading.name), now: w.value(stand), goal: w.number(goal) }))),
    tables: present([
      table({ zh: '下月目标（草案）', en: 'Next targets (drafts)' }, [{ zh: '指标', en: 'Metric' }, { zh: '起点', en: 'Baseline' }, { zh: '目标值', en: 'Goal' }, { zh: '到期', en: 'Due' }], drafts.map(({ stand, goal }) => {
        const { zh, en } = date(dueOn);
        return [{ text: stand.reading.name }, { n: w.place(stand) }, { n: goal }, { text: { zh: zh[0]!.text, en: en[0]!.text } }];
      }), drafts.map(({ stand }) => targetDraftOf(w, stand))),
    ]),
  };
}
