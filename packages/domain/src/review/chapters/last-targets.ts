/** How last targets came out. */

import { shown } from '../../insight/figure.ts';
import type { RunningTarget } from '../figures.ts';
import { date, name, say } from '../say.ts';
import { table } from '../pictures.ts';
import type { Stand, Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

export function lastTargets(w: Writer): Draft {
  const judged = w.figures.targets.flatMap((target) => {
    const stand = w.whole(target.metric, { where: target.where });
    return stand === null || stand.reading.value === null ? [] : [{ target, stand, isMet: target.verdict === null ? isReached(target, stand.reading.value, stand.reading.decimals) : target.verdict === 'reached', isDue: target.verdict !== null || target.dueOn < w.period.to }];
  });
  const goal = ({ id, goal: value }: RunningTarget, { reading }: Stand) => w.keep(reading, value, { of: 'goal', targetId: id });
  const verdict = (isMet: boolean, isDue: boolean) => isMet ? say({ zh: '已达成', en: 'reached' }) : isDue ? say({ zh: '未达成', en: 'missed' }) : say({ zh: '进行中', en: 'on the way' });
  const tone = (isMet: boolean, isDue: boolean) => (isMet ? 'better' as const : isDue ? 'worse' as const : 'plain' as const);
  return {
    sentences: judged.length === 0
      ? present([w.sentence({ zh: '本月没有到期或进行中的目标。', en: 'No target fell due or was on the way.' })])
      : present(judged.map(({ target, stand, isMet, isDue }) => w.sentence({ zh: '“{name}”{verdict}：目标 {goal}，实际 {value}（{due} 到期，{owner}）。', en: '“{name}” {verdict}: {goal} was aimed at, {value} came of it (due {due}, {owner}).' }, {
          name: name(target.name), verdict: verdict(isMet, isDue), goal: w.number(goal(target, stand)), value: w.value(stand), due: date(target.dueOn), owner: name({ zh: target.owner, en: target.owner }),
        }, tone(isMet, isDue)))),
    tables: present([
      table({ zh: '目标达成', en: 'Targets' }, [{ zh: '目标', en: 'Target' }, { zh: '负责人', en: 'Owner' }, { zh: '起点', en: 'Baseline' }, { zh: '目标值', en: 'Goal' }, { zh: '本月实际', en: 'This month' }, { zh: '结论', en: 'Verdict' }],
        judged.map(({ target, stand, isMet, isDue }) => [
          { text: target.name }, { text: { zh: target.owner, en: target.owner } }, { n: w.keep(stand.reading, target.baseline, { of: 'baseline', targetId: target.id }) }, { n: goal(target, stand) }, { n: w.place(stand) }, { said: verdict(isMet, isDue)!, tone: tone(isMet, isDue) },
        ])),
    ]),
  };
}

/** On the goal's side of it, as seen from the baseline and as readers see the figures. */
export function isReached({ baseline, goal }: Pick<RunningTarget, 'baseline' | 'goal'>, value: number, decimals: number): boolean {
  const [now, aimed] = [shown(value, decimals), shown(goal, decimals)];
  return goal < baseline ? now <= aimed : now >= aimed;
}
