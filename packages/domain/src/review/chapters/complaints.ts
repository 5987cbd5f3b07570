/** How many complained, and about what. */

import { list, say } from '../say.ts';
import { bars, lineOfDays, tableOfGroups } from '../pictures.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const shown = 3;

export function complaints(w: Writer): Draft {
  const rate = w.whole('complaint_rate');
  const topics = w.groups('complaints', 'topic').slice(0, 8);
  const rates = w.groups('complaint_rate', 'topic');
  const most = list(topics.slice(0, shown).map((stand) => say({ zh: '{name} {n}', en: '{name} {n}' }, { name: w.groupName(stand), n: w.value(stand, 'value', { zh: '件', en: 'case' }) })));
  return {
    sentences: present([
      rate && w.change(rate)
        ? w.sentence({ zh: '投诉率 {rate}（上月 {earlier}），{change}。', en: 'The complaint rate was {rate} ({earlier} the month before), {change}.' }, { rate: w.value(rate), earlier: w.value(rate, 'previous'), change: w.change(rate) }, w.tone(rate))
        : w.standing(rate),
      w.sentence({ zh: '本月共有投诉 {n}。', en: 'There were {n}.' }, { n: w.value(w.whole('complaints'), 'value', { zh: '件', en: 'complaint' }) }),
      w.sentence({ zh: '投诉最多的问题：{most}。', en: 'Most complaints were about: {most}.' }, { most }),
      w.standing(w.whole('inconsistent_share')),
      w.standing(w.whole('urge_rate')),
    ]),
    pictures: present([lineOfDays(w, { zh: '每日投诉率', en: 'Complaint rate by day' }, 'complaint_rate'), bars(w, { zh: '投诉集中的问题', en: 'What complaints were about' }, topics)]),
    tables: present([
      tableOfGroups(w, { zh: '各类问题的投诉', en: 'Complaints by topic' }, { zh: '问题分类', en: 'Topic' }, topics, [
        { name: { zh: '投诉量', en: 'Complaints' }, stands: topics },
        { name: { zh: '上月', en: 'Month before' }, stands: topics, of: 'previous' },
        { name: { zh: '该类投诉率', en: 'Rate within the topic' }, stands: rates },
      ]),
    ]),
  };
}
