/** Why what turned worse did: whether the matters shifted or the groups changed, by each dimension. Views of one change, so they overlap. */

import { dimensionNames, type DimensionKey } from '../../insight/dimension.ts';
import { shown } from '../../insight/figure.ts';
import { name, say } from '../say.ts';
import { splitChange } from '../split-change.ts';
import { table } from '../pictures.ts';
import { aspectOf, clean, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const explained = ['frt', 'csat', 'complaint_rate', 'resolution'];
const dimensions: readonly DimensionKey[] = ['channel', 'topic', 'team', 'tenure'];

interface View {
  readonly stand: Stand;
  readonly dimension: DimensionKey;
  /** Places of what the shifted mix added, and of what the group did that added most. */
  readonly mix: number;
  readonly group: Stand;
  readonly within: number;
  /** The greater of the two in the direction of the change. */
  readonly size: number;
}

export function causes(w: Writer): Draft {
  const worse = explained.flatMap((metric) => w.whole(metric) ?? []).filter((stand) => w.turn(stand) === 'worse');
  const views = worse.map((stand) => dimensions.flatMap((dimension) => viewOf(w, stand, dimension) ?? []));
  return {
    sentences: present(views.map((each) => {
      const best = each.toSorted((a, b) => b.size - a.size || dimensions.indexOf(a.dimension) - dimensions.indexOf(b.dimension))[0];
      return best && w.sentence({ zh: '{metric}{change}。按{dimension}拆分：“{group}”自身{within}，结构变化{mix}。', en: '{metric} was {change}. By {dimension}: “{group}” itself {within}, the shifted mix {mix}.' }, {
        metric: name(best.stand.reading.name), change: w.change(best.stand), dimension: name(dimensionNames[best.dimension]), group: w.groupName(best.group), within: pull(w, best.within), mix: pull(w, best.mix),
      }, 'worse');
    })),
    tables: present([
      table({ zh: '原因拆解', en: 'The change taken apart' }, [{ zh: '指标', en: 'Metric' }, { zh: '变化', en: 'Change' }, { zh: '维度', en: 'By' }, { zh: '结构变化', en: 'Mix' }, { zh: '影响最大的组', en: 'Group that added most' }, { zh: '该组自身', en: 'Itself' }],
        views.flat().map((view) => [{ text: view.stand.reading.name }, { n: w.place(view.stand, 'change') }, { text: dimensionNames[view.dimension] }, { n: view.mix }, { text: view.group.group!.name }, { n: view.within }])),
    ]),
  };
}

function viewOf(w: Writer, stand: Stand, dimension: DimensionKey): View | null {
  const metric = stand.reading.key;
  const now = w.groups(metric, dimension);
  const then = w.groups(metric, dimension, { period: w.before, every: stand.reading.every });
  const keys = [...new Set([...now, ...then].map(({ group }) => group!.key))];
  const find = (stands: readonly Stand[], key: string) => stands.find(({ group }) => group!.key === key);
  const parts = splitChange(keys.map((key) => {
    const [a, b] = [find(now, key)?.group, find(then, key)?.group];
    return { key, n: a?.n ?? 0, value: a?.value ?? null, nBefore: b?.n ?? 0, valueBefore: b?.value ?? null };
  }));
  if (parts.length < 2) return null;
  const direction = Math.sign(aspectOf(stand, 'change') ?? 0);
  const strongest = parts.filter(({ key }) => find(now, key)).toSorted((a, b) => direction * (b.within - a.within) || (a.key < b.key ? -1 : 1))[0]!;
  const mix = parts.reduce((sum, part) => sum + part.mix, 0);
  const group = find(now, strongest.key)!;
  return {
    stand, dimension, group,
    mix: w.keep(stand.reading, clean(mix), { of: 'mix', by: dimension }),
    within: w.keep(stand.reading, clean(strongest.within), { of: 'within', by: dimension, group: strongest.key }),
    size: Math.max(direction * strongest.within, direction * mix),
  };
}

/** Raised or lowered the figure, by so much. */
function pull(w: Writer, place: number) {
  const by = w.number(place);
  const { value, decimals } = w.numbers[place]!;
  if (shown(value, decimals) === 0) return say({ zh: '几乎没有影响', en: 'hardly moved it' });
  return value >= 0 ? say({ zh: '拉高 {by}', en: 'raised it by {by}' }, { by }) : say({ zh: '拉低 {by}', en: 'lowered it by {by}' }, { by });
}
