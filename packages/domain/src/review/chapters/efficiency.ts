/** How well the flows run: online against phone, and one kind of matter against another (S3.9, S3.16). */

import { bars, tableOfGroups } from '../pictures.ts';
import { aspectOf, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

export function efficiency(w: Writer): Draft {
  const media = w.groups('frt', 'medium');
  const kinds = w.groups('resolution', 'kind');
  const [online, phone] = ['online', 'phone'].map((key) => w.groups('resolution_rate', 'medium').find(({ group }) => group!.key === key));
  const refund = kinds.find(({ group }) => group!.key === 'refund');
  const complaint = kinds.find(({ group }) => group!.key === 'complaint');
  return {
    sentences: present([
      w.standing(w.whole('resolution')),
      w.standing(w.whole('fcr')),
      online && phone ? w.sentence({ zh: '解决率：在线 {online}，电话 {phone}。', en: 'Solved: {online} online, {phone} by phone.' }, { online: w.value(online), phone: w.value(phone) }) : null,
      refund && complaint ? w.sentence({ zh: '退款的解决时长中位数 {refund}，投诉为 {complaint}。', en: 'The median resolution was {refund} for refunds and {complaint} for complaints.' }, { refund: w.value(refund, 'median'), complaint: w.value(complaint, 'median') }) : null,
      ...['handle_time', 'hand_overs', 'reopen_rate', 'escalation_rate', 'objection_rate'].map((metric) => w.standing(w.whole(metric))),
    ]),
    pictures: present([bars(w, { zh: '各类工单解决时长中位数（分钟）', en: 'Median resolution by kind (minutes)' }, kinds.filter((stand) => aspectOf(stand, 'median') !== null), 'median')]),
    tables: present([
      tableOfGroups(w, { zh: '在线与电话', en: 'Online and phone' }, { zh: '方式', en: 'Way' }, media, [
        { name: { zh: '首次响应', en: 'First response' }, stands: media },
        { name: { zh: '解决时长', en: 'Resolution' }, stands: w.groups('resolution', 'medium') },
        { name: { zh: '解决率', en: 'Solved' }, stands: w.groups('resolution_rate', 'medium') },
        { name: { zh: '满意度', en: 'Satisfaction' }, stands: w.groups('csat', 'medium') },
      ]),
      tableOfGroups(w, { zh: '各类工单的流程效率', en: 'How each kind runs' }, { zh: '工单类型', en: 'Kind' }, kinds, [
        { name: { zh: '已解决', en: 'Solved' }, stands: kinds, of: 'n' },
        { name: { zh: '解决时长中位数', en: 'Median resolution' }, stands: kinds, of: 'median' },
        { name: { zh: '转手次数', en: 'Hand-overs' }, stands: w.groups('hand_overs', 'kind') },
        { name: { zh: '方案被退回率', en: 'Refused' }, stands: w.groups('objection_rate', 'kind') },
        { name: { zh: '重开率', en: 'Reopened' }, stands: w.groups('reopen_rate', 'kind') },
      ]),
    ]),
  };
}
