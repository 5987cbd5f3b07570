/** Drafts of next month's targets (S3.25): people take them over, change them, or leave them. */

import { shown } from '../../insight/figure.ts';
import { addDays } from '../../insight/period.ts';
import { monthPeriod } from '../figures.ts';
import { date, name } from '../say.ts';
import { table } from '../pictures.ts';
import { aspectOf, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const aimed = ['fcr', 'csat', 'complaint_rate', 'frt'];
/** Ours: what did not get worse is to come nearer to its best by so much of the distance. */
const step = 0.05;

export function nextTargets(w: Writer): Draft {
  const dueOn = addDays(monthPeriod(w.period.to.slice(0, 7)).to, -1);
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
      })),
    ]),
  };
}

/** What was lost is to be won back; what was not, to come a step nearer to the best there is: all of a hundred, or nothing. */
export function goalOf(w: Writer, stand: Stand): number | null {
  const value = aspectOf(stand, 'value');
  if (value === null) return null;
  if (w.turn(stand) === 'worse') return shown(aspectOf(stand, 'previous')!, stand.reading.decimals);
  const best = stand.reading.good === 'up' ? 100 : 0;
  return shown(value + step * (best - value), stand.reading.decimals);
}
