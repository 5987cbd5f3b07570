/** What customers asked about: the frequent, the rare that hurts, and the long runners. */

import { list, name, say } from '../say.ts';
import { bars, points, tableOfGroups } from '../pictures.ts';
import { aspectOf, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const most = 5;
/** Fewer cases tell nothing of a topic. */
const fewest = 20;
/** S3.7, in minutes. */
export const longRun = 300;

export function topics(w: Writer): Draft {
  const shares = w.groups('channel_share', 'topic');
  const resolution = w.groups('resolution', 'topic');
  const over = w.groups('over_five_hours', 'topic');
  const dissatisfied = w.groups('dissatisfied', 'topic');
  const rates = w.groups('resolution_rate', 'topic');
  const csat = w.groups('csat', 'topic');
  const slow = resolution.filter((stand) => (aspectOf(stand, 'median') ?? 0) > longRun && aspectOf(stand, 'n')! >= fewest).toSorted((a, b) => aspectOf(b, 'median')! - aspectOf(a, 'median')!);
  const of = (stands: readonly Stand[], stand: Stand) => stands.find(({ group }) => group!.key === stand.group!.key);
  return {
    sentences: present([
      w.sentence({ zh: '咨询最多的问题：{list}。', en: 'Most was asked about: {list}.' }, { list: list(shares.slice(0, most).map((stand) => say({ zh: '{name} {share}', en: '{name} {share}' }, { name: w.groupName(stand), share: w.value(stand) }))) }),
      ...slow.slice(0, 3).map((stand) => {
        const long = of(over, stand);
        return w.sentence({ zh: '“{name}”解决过慢：中位数 {median}，{metric} {share}。', en: '“{name}” took too long to solve: the median was {median}; {metric} {share}.' }, { name: w.groupName(stand), median: w.value(stand, 'median'), metric: long ? name(long.reading.name) : null, share: w.value(long) }, 'worse');
      }),
      ...rareButSevere(shares, dissatisfied).map((stand) => w.sentence({ zh: '“{name}”不多见（{share}），但影响严重：不满意占比 {bad}。', en: '“{name}” is rare ({share}) but hurts: {bad} were dissatisfied.' }, { name: w.groupName(stand), share: w.value(of(shares, stand)), bad: w.value(stand) }, 'worse')),
    ]),
    pictures: present([
      bars(w, { zh: '问题占比（前十）', en: 'Topics by share (first ten)' }, shares.slice(0, 10)),
      points({ zh: '频次与严重度', en: 'Frequency and severity' }, { zh: '占比', en: 'Share' }, { zh: '不满意占比', en: 'Dissatisfied' }, shares.slice(0, 16).map((stand) => ({ name: stand.group!.name, x: w.place(stand), y: of(dissatisfied, stand) ? w.place(of(dissatisfied, stand)!) : null }))),
    ]),
    tables: present([
      tableOfGroups(w, { zh: '问题分类', en: 'Topics' }, { zh: '问题分类', en: 'Topic' }, shares.slice(0, 12), [
        { name: { zh: '咨询量', en: 'Consultations' }, stands: shares, of: 'n' },
        { name: { zh: '占比', en: 'Share' }, stands: shares },
        { name: { zh: '上月占比', en: 'Month before' }, stands: shares, of: 'previous' },
        { name: { zh: '解决时长中位数', en: 'Median resolution' }, stands: resolution, of: 'median' },
        { name: { zh: '解决率', en: 'Solved' }, stands: rates },
        { name: { zh: '满意度', en: 'Satisfaction' }, stands: csat },
      ]),
    ]),
  };
}

/** Below the middle in share, and among the highest in dissatisfaction, told by enough ratings. */
function rareButSevere(shares: readonly Stand[], dissatisfied: readonly Stand[]): readonly Stand[] {
  const rare = new Set(shares.slice(Math.ceil(shares.length / 2)).map(({ group }) => group!.key));
  const whole = dissatisfied[0] ? aspectOf({ reading: dissatisfied[0].reading, group: null }, 'value') : null;
  return dissatisfied
    .filter((stand) => rare.has(stand.group!.key) && aspectOf(stand, 'n')! >= fewest && whole !== null && aspectOf(stand, 'value')! > 2 * whole)
    .toSorted((a, b) => aspectOf(b, 'value')! - aspectOf(a, 'value')!)
    .slice(0, 2);
}
