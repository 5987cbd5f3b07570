/** How long customers waited for a person's first word. */

import { name } from '../say.ts';
import { bars, lineOfDays, same, tableOfGroups } from '../pictures.ts';
import { aspectOf, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

export function response(w: Writer): Draft {
  const frt = w.whole('frt');
  const channels = w.groups('frt', 'channel');
  const slowest = extreme(channels, (a, b) => b - a);
  const quickest = extreme(channels, (a, b) => a - b);
  return {
    sentences: present([
      frt && w.sentence(
        w.change(frt) ? { zh: '首次响应时间平均 {mean}，{change}；中位数 {median}，{tail} {long}。', en: 'The first response took {mean} on average, {change}; the median was {median}, {tail} {long}.' } : { zh: '首次响应时间平均 {mean}；中位数 {median}，{tail} {long}。', en: 'The first response took {mean} on average; the median was {median}, {tail} {long}.' },
        { mean: w.value(frt), median: w.value(frt, 'median'), tail: name(same('P90')), long: w.value(frt, 'p90'), ...(w.change(frt) && { change: w.change(frt) }) }, w.tone(frt),
      ),
      slowest && quickest && slowest !== quickest
        ? w.sentence({ zh: '最快的渠道是{quick}（{quickest}），最慢的是{slow}（{slowest}）。', en: 'The quickest channel was {quick} ({quickest}), the slowest {slow} ({slowest}).' }, { quick: w.groupName(quickest), quickest: w.value(quickest), slow: w.groupName(slowest), slowest: w.value(slowest) })
        : null,
      w.standing(w.whole('asa')),
      w.standing(w.whole('service_level')),
      w.standing(w.whole('sla_attainment')),
      w.standing(w.whole('nrt')),
    ]),
    pictures: present([lineOfDays(w, { zh: '每日首次响应时间（分钟）', en: 'First response by day (minutes)' }, 'frt'), bars(w, { zh: '各渠道首次响应时间（分钟）', en: 'First response by channel (minutes)' }, channels)]),
    tables: present([
      tableOfGroups(w, { zh: '各渠道首次响应', en: 'First response by channel' }, { zh: '渠道', en: 'Channel' }, channels, [
        { name: { zh: '已答复', en: 'Answered' }, stands: channels, of: 'n' },
        { name: { zh: '平均', en: 'Mean' }, stands: channels },
        { name: { zh: '中位数', en: 'Median' }, stands: channels, of: 'median' },
        { name: same('P90'), stands: channels, of: 'p90' },
        { name: { zh: '上月平均', en: 'Mean, month before' }, stands: channels, of: 'previous' },
      ]),
    ]),
  };
}

/** The first of the groups by value; undefined of none. Groups come in a fixed order, so that ties are settled. */
export function extreme(stands: readonly Stand[], order: (a: number, b: number) => number): Stand | undefined {
  return stands.filter((stand) => aspectOf(stand, 'value') !== null).toSorted((a, b) => order(aspectOf(a, 'value')!, aspectOf(b, 'value')!))[0];
}
