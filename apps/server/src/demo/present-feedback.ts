/** What is solved and not yet over: waiting for the customer's word, or for a visit that is due, overdue or went badly. */

import { urge } from '@huiyin/domain/ticket/say.ts';
import type { Cast, Player } from './cast.ts';
import { agree, leave, propose, rateIt, visit } from './deeds.ts';
import { minutesOf, type Scene, type Stage, troupe } from './present-stage.ts';
import { register } from './present-process.ts';

const { hour, day } = minutesOf;

function solve(stage: Stage, ago: number, who: Player, text: string): void {
  stage.say(ago, who, text);
  propose(stage.story, stage.at(ago) + 1_000, who, text);
  leave(stage.story, stage.at(ago) + 2_000, who, 'solved', { solution_summary: text, root_cause: 'order' });
}

function confirmed(stage: Stage, ago: number, stars: number): void {
  stage.hear(ago, '好的，已经解决了，谢谢。');
  agree(stage.story, stage.at(ago) + 10_000, 'customer');
  rateIt(stage.story, stage.at(ago) + 60_000, stars, 5, null);
}

export function feedbackScenes(cast: Cast): Scene[] {
  const { agent, aftersales, caller, presales } = troupe(cast);
  /** Handled from the opening to the given moment. */
  const handled = (stage: Stage, who: Player, ago: number, text: string) => {
    stage.begin(stage.scene.ago - 4, who, '您好，我来帮您处理，请稍等。');
    register(stage, stage.scene.ago - 8, who, stage.scene.said.slice(0, 40));
    solve(stage, ago, who, text);
  };
  const delivery = { channel: 'web', kind: 'fault', category: 'delivery-lost' } as const;
  return [
    { ...delivery, ago: 8 * hour, said: '收到的箱子是湿的，里面缺件。', play: (stage) => handled(stage, agent, 3 * hour, '缺少的配件已补发，运单 YD700120018，预计明天送达。') },
    { ...delivery, ago: 3 * day, said: '订单 DD20261110339871 少发了一件。', play: (stage) => { handled(stage, agent, 2.7 * day, '已补发，预计两天内送达，请您留意。'); stage.story.act(stage.at(70), urge(stage.story.ticket, { note: '还没收到，催一下', lastUrgedAt: null, at: stage.at(70), by: { kind: 'customer', id: stage.story.customer.id } })); } },
    { ago: 6 * hour, channel: 'wechat', kind: 'request', category: 'promotion-price', said: '刚买就降价了，可以价保吗？', play: (stage) => handled(stage, presales, 4 * hour, '符合价保条件，差价 60 元已原路退回。') },
    // Visits of the demo agent: one overdue by phone, two due today, one tomorrow.
    { ...delivery, ago: 3 * day, said: '显示签收了但我没收到货，订单 DD20261109200456，很着急。', play: (stage) => { stage.begin(3 * day - 4, agent, '非常抱歉，我已经联系网点核实。').weigh(3 * day - 5, agent, 2, 2); register(stage, 3 * day - 8, agent, '未收到货'); solve(stage, 2.5 * day, agent, '网点已找到包裹并重新派送，今天送达。'); confirmed(stage, 1.9 * day, 4); } },
    { ago: 4 * day, channel: 'web', kind: 'request', category: 'refund-exchange', said: '收到的颜色发错了，可以换一个吗？', play: (stage) => { handled(stage, agent, 3 * day, '新的已寄出，旧件快递员上门取。'); confirmed(stage, 2 * day - 2 * hour, 5); } },
    { ago: 4 * day, channel: 'web', kind: 'question', category: 'product-warranty', said: '瑜伽垫开裂了，过了质保还能维修吗？', play: (stage) => { handled(stage, agent, 3.2 * day, '已为您申请优惠换新，补差价 29 元即可。'); confirmed(stage, 2 * day + hour, 5); } },
    { ago: 2 * day, channel: 'web', kind: 'question', category: 'account-member', said: '会员续费以后权益没生效，请问为什么？', play: (stage) => { handled(stage, agent, 1.5 * day, '权益已手动同步，请退出重新登录查看。'); confirmed(stage, day, 4); } },
    { ...delivery, ago: 6 * day, said: '丢件了吗？运单 YD330071256 停在武汉五天了。', play: (stage) => {
      handled(stage, agent, 5.5 * day, '已按丢件理赔并为您补发。');
      confirmed(stage, 5 * day, 3);
      visit(stage.story, stage.at(90), agent, 'bad', '客户说补发的也没有收到，要求重新处理');
    } },
    { ago: 3 * day, channel: 'phone', kind: 'request', category: 'delivery-address', said: '（来电）派送时间能约在晚上七点以后吗？', play: (stage) => { handled(stage, caller, 2.9 * day, '已预约 19:00 以后派送。'); confirmed(stage, 2.2 * day, 5); } },
    // Over since this morning.
    ...(['请问周末也派送吗？', '请问怎么升级会员等级？', '请问你们的客服时间是几点到几点？'] as const).map((said, index): Scene => ({
      ago: 150 + index * 40, channel: 'web', kind: 'question', category: ['delivery-progress', 'account-member', 'other'][index]!, said,
      play: (stage) => {
        const who = index === 0 ? agent : aftersales;
        stage.begin(148 + index * 40, who, '您好，为您查到了，具体说明已发给您，请查看。').hear(145 + index * 40, '明白了，谢谢。');
        leave(stage.story, stage.at(144 + index * 40), who, 'answered');
        rateIt(stage.story, stage.at(140 + index * 40), 5, 5, '回复很快');
      },
    })),
  ];
}
