/** What customers thought of it, and how many were asked. */

import { bars, lineOfDays, tableOfGroups } from '../pictures.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';
import { extreme } from './response.ts';

export function satisfaction(w: Writer): Draft {
  const teams = w.groups('csat', 'team');
  const dissatisfied = w.groups('dissatisfied', 'team');
  const [best, worst] = [extreme(teams, (a, b) => b - a), extreme(teams, (a, b) => a - b)];
  return {
    sentences: present([
      w.standing(w.whole('csat')),
      w.standing(w.whole('dissatisfied')),
      best && worst && best !== worst
        ? w.sentence({ zh: '评分最高的是{best}（{high}），最低的是{worst}（{low}）。', en: '{best} was rated highest ({high}), {worst} lowest ({low}).' }, { best: w.groupName(best), high: w.value(best), worst: w.groupName(worst), low: w.value(worst) })
        : null,
      w.standing(w.whole('survey_coverage')),
      w.standing(w.whole('survey_response')),
      w.standing(w.whole('nps')),
    ]),
    pictures: present([bars(w, { zh: '各客服组满意度', en: 'Satisfaction by team' }, teams), lineOfDays(w, { zh: '每日满意度', en: 'Satisfaction by day' }, 'csat')]),
    tables: present([
      tableOfGroups(w, { zh: '各客服组满意度', en: 'Satisfaction by team' }, { zh: '客服组', en: 'Team' }, teams, [
        { name: { zh: '评价数', en: 'Ratings' }, stands: teams, of: 'n' },
        { name: { zh: '满意度', en: 'Satisfaction' }, stands: teams },
        { name: { zh: '上月', en: 'Month before' }, stands: teams, of: 'previous' },
        { name: { zh: '不满意占比', en: 'Dissatisfied' }, stands: dissatisfied },
      ]),
    ]),
  };
}
