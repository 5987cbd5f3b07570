/** Where customers were, and how they fared there. */

import { none } from '../../insight/dimension.ts';
import { bars, tableOfGroups } from '../pictures.ts';
import { aspectOf, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';
import { extreme } from './response.ts';
import { consultation } from './volume.ts';

const fewest = 20;

export function regions(w: Writer): Draft {
  const volume = w.groups('volume', 'region').filter(({ group }) => group!.key !== none);
  const csat = w.groups('csat', 'region').filter(({ group }) => group!.key !== none);
  const frt = w.groups('frt', 'region');
  const complaints = w.groups('complaint_rate', 'region');
  const rated = csat.filter((stand) => aspectOf(stand, 'n')! >= fewest);
  const [best, worst] = [extreme(rated, (a, b) => b - a), extreme(rated, (a, b) => a - b)];
  const slow = worst && frt.find(({ group }) => group!.key === worst.group!.key);
  const blamed = worst && complaints.find(({ group }) => group!.key === worst.group!.key);
  return {
    sentences: present([
      volume[0] ? w.sentence({ zh: '咨询最多的区域是{name}，共 {n}。', en: 'Most consultations came from {name}: {n}.' }, { name: w.groupName(volume[0]), n: w.value(volume[0], 'value', consultation) }) : null,
      best && worst && best !== worst ? w.sentence({ zh: '满意度最高的是{best}（{high}），最低的是{worst}（{low}）。', en: 'Satisfaction was highest in {best} ({high}) and lowest in {worst} ({low}).' }, { best: w.groupName(best), high: w.value(best), worst: w.groupName(worst), low: w.value(worst) }) : null,
      worst && worst !== best && slow && blamed ? w.sentence({ zh: '{worst}的首次响应时间 {frt}（全中心 {all}），投诉率 {rate}（全中心 {rates}）。', en: 'In {worst} the first response took {frt} (the whole centre {all}), and the complaint rate was {rate} (the whole centre {rates}).' }, { worst: w.groupName(worst), frt: w.value(slow), all: w.value(w.whole('frt')), rate: w.value(blamed), rates: w.value(w.whole('complaint_rate')) }) : null,
    ]),
    pictures: present([bars(w, { zh: '各区域咨询量', en: 'Consultations by region' }, volume), bars(w, { zh: '各区域满意度', en: 'Satisfaction by region' }, csat)]),
    tables: present([
      tableOfGroups(w, { zh: '区域对比', en: 'Regions' }, { zh: '区域', en: 'Region' }, volume, [
        { name: { zh: '咨询量', en: 'Consultations' }, stands: volume },
        { name: { zh: '上月', en: 'Month before' }, stands: volume, of: 'previous' },
        { name: { zh: '首次响应', en: 'First response' }, stands: frt },
        { name: { zh: '满意度', en: 'Satisfaction' }, stands: csat },
        { name: { zh: '投诉率', en: 'Complaint rate' }, stands: complaints },
      ]),
    ]),
  };
}
