/** Refunds on their way: waiting for a specialist, in hand, waiting for an approval, in an exception. */

import type { Form } from '@huiyin/domain/flow/flow.ts';
import { hour } from '@huiyin/domain/kernel/instant.ts';
import { raiseException } from '@huiyin/domain/ticket/raise-exception.ts';
import type { Cast, Player } from './cast.ts';
import { answerFor, approveFor, askFor, passOn } from './deeds-together.ts';
import { leave, person } from './deeds.ts';
import { type Scene, type Stage, troupe } from './present-stage.ts';

const faultForm: Form = {
  type: 'object',
  properties: {
    man_made: { type: 'boolean', label: { zh: '人为损坏', en: 'Caused by the user' } },
    batch: { type: 'string', maxLength: 40, label: { zh: '批次号', en: 'Batch' } },
  },
};

function registerRefund(stage: Stage, ago: number, who: Player, amount: number, reason: string): void {
  leave(stage.story, stage.at(ago), who, 'accept');
  leave(stage.story, stage.at(ago - 2), who, 'registered', { order_number: `DD2026111${String(amount).padStart(7, '0')}`, amount, reason, goods_state: 'received' });
}

export function refundScenes(cast: Cast): Scene[] {
  const { agent, specialist, supervisor, aftersales, refunder, technician } = troupe(cast);
  const refund = { channel: 'web', kind: 'refund', category: 'refund-apply' } as const;
  return [
    { ...refund, ago: 18, said: '我要退款，防晒外套不合适，订单 DD20261117220145，吊牌还在。', play: (stage) => { stage.begin(16, agent, '您好，理解您的心情，请确认一下退款金额和收货情况。'); leave(stage.story, stage.at(14), agent, 'accept'); stage.hear(5, '实付 259 元，已经签收了。'); } },
    { ...refund, ago: 210, said: '申请退款，电动牙刷七天无理由，没拆封。', play: (stage) => { stage.begin(206, aftersales, '好的，我马上为您登记退款申请。'); registerRefund(stage, 203, aftersales, 329, 'not_wanted'); stage.take(150, specialist).say(140, specialist, '您好，请补充一张未拆封的照片，收到后马上审核。').hear(22, '照片已经发了，什么时候能退？'); } },
    { ...refund, ago: 320, said: '筋膜枪有质量问题，我要退货退款。', play: (stage) => { stage.begin(315, agent, '非常抱歉，我马上为您登记。'); registerRefund(stage, 310, agent, 468, 'defective'); stage.take(260, specialist).note(250, specialist, '检测视频已看，确认质量问题，等退货入库。');
      const id = askFor(stage.story, stage.at(245), specialist, { kind: 'help', title: '鉴定筋膜枪电机故障', asks: '请看客户的检测视频，判断是否人为损坏。', layers: [{ teamId: cast.teamIds.get('technical')!, role: null, agentId: null }], within: { ms: 2 * hour, clock: 'working' }, form: faultForm });
      answerFor(stage.story, stage.at(200), technician, id, '电机轴承批次缺陷，非人为损坏，建议退款。', faultForm, { man_made: false, batch: 'JM-2611' });
    } },
    { ...refund, ago: 500, said: '订单重复扣款了，扣了两次 1280 元，请退还，很急。', play: (stage) => {
      stage.begin(495, agent, '您好，别着急，我马上核实扣款记录。').weigh(494, agent, 2, 2);
      registerRefund(stage, 488, agent, 1_280, 'double_charge');
      stage.take(450, specialist);
      leave(stage.story, stage.at(430), specialist, 'to_approval', { approval_note: '支付流水显示重复扣款，凭证已核对。' });
      stage.take(380, supervisor);
      leave(stage.story, stage.at(370), supervisor, 'decided', { approval: 'approved', approval_comment: '流水核对无误，同意退款。' });
    } },
    { ...refund, ago: 260, said: '行李箱拉杆断了，我要退款，实付 899 元。', play: (stage) => {
      stage.begin(255, aftersales, '非常抱歉，麻烦发一下照片，我先为您登记。');
      registerRefund(stage, 250, aftersales, 899, 'defective');
      stage.take(200, specialist);
      leave(stage.story, stage.at(90), specialist, 'to_approval', { approval_note: '照片可见断裂，金额超过 500 元，申请审批。' });
    } },
    { ...refund, ago: 400, said: '快递一直不送货上门，我拒收了，申请退款。', play: (stage) => {
      stage.begin(395, aftersales, '您好，我先为您登记退款，再和物流核实拒收。');
      registerRefund(stage, 390, aftersales, 199, 'not_delivered');
      stage.take(340, specialist);
      const { story } = stage;
      story.act(stage.at(330), raiseException(story.ticket, { plan: 'delivery_refused', note: '客户拒收，包裹退回途中', roles: specialist.roles, mayOverride: false, followUpId: story.id(stage.at(330)), at: stage.at(330), by: person(specialist) }, story.scene));
    } },
    { ...refund, ago: 110, said: '发错商品了，我要退款，颜色不是我拍的。', play: (stage) => { stage.begin(106, aftersales, '非常抱歉发错了，我马上为您登记。'); registerRefund(stage, 100, aftersales, 159, 'wrong_item'); } },
    { ...refund, ago: 85, said: '自动续费了会员 25 元，不想要了，请退款。', play: (stage) => { stage.begin(82, aftersales, '好的，我为您登记退款申请。'); registerRefund(stage, 78, aftersales, 25, 'other');
      stage.take(60, refunder);
      passOn(stage.story, stage.at(35), refunder, specialist, { situation: '客户不知情被自动续费，情绪平稳，只要退 25 元。', done: '已核对扣款记录，关闭了自动续费。', next: '原路退回 25 元，并告知到账时间。', promised: '今天内给客户答复。' });
    } },
    { ...refund, ago: 140, said: '养生壶漏水，我要退货退款。', play: (stage) => { stage.begin(136, aftersales, '非常抱歉，请您先断电，我马上登记。'); registerRefund(stage, 130, aftersales, 219, 'defective'); stage.take(95, refunder);
      const { teamIds } = cast;
      const id = askFor(stage.story, stage.at(80), refunder, { kind: 'approval', title: '漏水导致地板受损，补偿 300 元', asks: '客户提供了地板照片，除退款外要求补偿 300 元。', layers: [{ teamId: teamIds.get('refunds')!, role: 'supervisor', agentId: null }, { teamId: teamIds.get('complaints')!, role: 'supervisor', agentId: null }], within: { ms: 4 * hour, clock: 'working' } });
      approveFor(stage.story, stage.at(40), supervisor, id, '照片属实，同意。');
    } },
  ];
}
