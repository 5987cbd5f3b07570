/** Where it hurts on the customer's way through the five stages (S3.17). */

import type { BilingualText } from '../../kernel/text.ts';
import { bars, table } from '../pictures.ts';
import { name } from '../say.ts';
import type { Stand, Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const stages: readonly { readonly stage: BilingualText; readonly metrics: readonly string[] }[] = [
  { stage: { zh: '咨询', en: 'Consult' }, metrics: ['abandonment', 'assistant_hand_on'] },
  { stage: { zh: '受理', en: 'Accept' }, metrics: ['frt', 'urge_rate'] },
  { stage: { zh: '处理', en: 'Process' }, metrics: ['over_five_hours', 'hand_overs', 'escalation_rate'] },
  { stage: { zh: '反馈', en: 'Feedback' }, metrics: ['objection_rate'] },
  { stage: { zh: '回访', en: 'Follow up' }, metrics: ['dissatisfied', 'reopen_rate'] },
];

export function pain(w: Writer): Draft {
  const met = stages.flatMap(({ stage, metrics }) => metrics.flatMap((metric) => {
    const stand = w.whole(metric);
    return stand === null || stand.reading.value === null ? [] : [{ stage, stand }];
  }));
  return {
    sentences: present(met.filter(({ stand }) => w.turn(stand) === 'worse').map(({ stage, stand }) => w.sentence({ zh: '“{stage}”环节的痛点加重：{metric} {value}，{change}。', en: 'It hurts more at “{stage}”: {metric} {value}, {change}.' }, { stage: name(stage), metric: name(stand.reading.name), value: w.value(stand), change: w.change(stand) }, 'worse'))),
    pictures: present([bars(w, { zh: '客户旅程上的痛点（占比）', en: 'Pain along the customer’s way (shares)' }, met.map(({ stand }) => stand).filter(({ reading }: Stand) => reading.unit === 'percent'))]),
    tables: present([
      table({ zh: '痛点地图', en: 'Pain map' }, [{ zh: '环节', en: 'Stage' }, { zh: '触点指标', en: 'What is measured' }, { zh: '本月', en: 'This month' }, { zh: '上月', en: 'Month before' }, { zh: '变化', en: 'Change' }], met.map(({ stage, stand }) => [
        { text: stage }, { text: stand.reading.name }, { n: w.place(stand) }, { n: w.place(stand, 'previous') }, changeCell(w, stand),
      ])),
    ]),
  };
}

function changeCell(w: Writer, stand: Stand) {
  const said = w.change(stand);
  return said === null ? { n: null } : { said, tone: w.tone(stand) };
}
