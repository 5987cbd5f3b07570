/** Why what turned worse did, as an alert would tell it: what moved shares did and what groups did themselves, with the interval of each, and what nobody can be named for. All add up to the change. */

import { causeNames, type CauseDimension } from '../../alert/dimension.ts';
import type { BilingualText } from '../../kernel/text.ts';
import { shown } from '../../insight/figure.ts';
import type { Cell, Said } from '../document.schema.ts';
import type { ExplainedCause, ExplainedChange } from '../figures.ts';
import { table } from '../pictures.ts';
import { clauses, name, say } from '../say.ts';
import { clean, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const explained = ['frt', 'csat', 'complaint_rate', 'resolution'];
const said = 3;

interface Told {
  readonly stand: Stand;
  readonly why: ExplainedChange;
}

export function causes(w: Writer): Draft {
  const worse = explained.flatMap((metric) => w.whole(metric) ?? []).filter((stand) => w.turn(stand) === 'worse');
  const told = worse.flatMap((stand): readonly Told[] => {
    const why = w.why(stand.reading.key);
    return why === null ? [] : [{ stand, why }];
  });
  return {
    sentences: present(told.map((each) => sentenceOf(w, each))),
    tables: present([
      table({ zh: '原因拆解', en: 'The change taken apart' }, [{ zh: '指标', en: 'Metric' }, { zh: '原因', en: 'Cause' }, { zh: '影响', en: 'Adds' }, { zh: '区间下限', en: 'At least' }, { zh: '区间上限', en: 'At most' }, { zh: '占变化', en: 'Of the change' }, { zh: '证据', en: 'Evidence' }], told.flatMap((each) => rowsOf(w, each))),
    ]),
  };
}

function sentenceOf(w: Writer, { stand, why }: Told) {
  const holes = { metric: name(stand.reading.name), change: w.change(stand) };
  switch (why.answer) {
    case 'explained': {
      const found = clauses(why.causes.slice(0, said).map((cause) => say({ zh: '{cause}{pull}', en: '{cause} {pull}' }, { cause: causeSaid(cause), pull: pull(w, placeOf(w, stand, cause, cause.size)) })).filter((each) => each !== null));
      const rest = pull(w, w.keep(stand.reading, clean(why.unexplained ?? 0), { of: 'unexplained' }));
      return w.sentence({ zh: '{metric}{change}。主要原因：{found}；未解释的部分{rest}。', en: '{metric} was {change}. Main causes: {found}; what stays unexplained {rest}.' }, { ...holes, found, rest }, 'worse');
    }
    case 'unexplained':
      return w.sentence({ zh: '{metric}{change}。变化均匀分布，没有哪一组特别突出。', en: '{metric} was {change}. The change is spread evenly; no group stands out.' }, holes, 'worse');
    case 'unchanged':
      return w.sentence({ zh: '{metric}{change}，仍在偶然波动的范围内，不作归因。', en: '{metric} was {change}; chance alone may have moved it so far, so that nobody is named.' }, holes, 'worse');
    case 'too_few':
    case 'undivided':
      return w.sentence({ zh: '{metric}{change}。样本太少，不作归因。', en: '{metric} was {change}. There are too few cases to say why.' }, holes, 'worse');
  }
}

const evidence: Readonly<Record<ExplainedCause['confidence'], BilingualText>> = { strong: { zh: '充分', en: 'Strong' }, fair: { zh: '一般', en: 'Fair' } };
const none: Cell = { n: null };

function rowsOf(w: Writer, { stand, why }: Told): readonly (readonly Cell[])[] {
  if (why.answer !== 'explained') return [];
  const metric: Cell = { text: stand.reading.name };
  const of = (cause: ExplainedCause, aspect: 'low' | 'high' | 'power', value: number): Cell => ({ n: w.keep(stand.reading, clean(value), { of: aspect, ...groupOf(cause) }) });
  return [
    ...why.causes.map((cause): readonly Cell[] => [metric, { said: causeSaid(cause), tone: 'plain' }, { n: placeOf(w, stand, cause, cause.size) }, of(cause, 'low', cause.low), of(cause, 'high', cause.high), of(cause, 'power', 100 * cause.power), { text: evidence[cause.confidence] }]),
    [metric, { text: { zh: '未解释', en: 'Unexplained' } }, { n: w.keep(stand.reading, clean(why.unexplained ?? 0), { of: 'unexplained' }) }, none, none, none, { text: { zh: '—', en: '—' } }],
  ];
}

/** “退款”（问题分类）自身 · 渠道构成变化（主要是“电话”）. */
function causeSaid({ how, dimension, groups: [first] }: ExplainedCause): Said {
  const holes = { dimension: name(causeNames[dimension as CauseDimension]), group: name(first?.name ?? causeNames[dimension as CauseDimension]) };
  return how === 'mix'
    ? say({ zh: '{dimension}构成变化（主要是“{group}”）', en: 'the shifted mix by {dimension} (mostly “{group}”)' }, holes)!
    : say({ zh: '“{group}”（{dimension}）自身', en: '“{group}” ({dimension}) itself' }, holes)!;
}

function placeOf(w: Writer, { reading }: Stand, cause: ExplainedCause, size: number): number {
  return w.keep(reading, clean(size), { of: cause.how === 'mix' ? 'mix' : 'within', ...groupOf(cause) });
}

function groupOf({ dimension, groups }: ExplainedCause) {
  return { by: dimension, group: groups[0]?.group ?? null };
}

/** Raised or lowered the figure, by so much. */
function pull(w: Writer, place: number): Said | null {
  const by = w.number(place);
  const { value, decimals } = w.numbers[place]!;
  if (shown(value, decimals) === 0) return say({ zh: '几乎没有影响', en: 'hardly moved it' });
  return value >= 0 ? say({ zh: '拉高 {by}', en: 'raised it by {by}' }, { by }) : say({ zh: '拉低 {by}', en: 'lowered it by {by}' }, { by });
}
