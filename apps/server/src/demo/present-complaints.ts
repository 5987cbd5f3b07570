/** Complaints: new, in the hands of supervisors, escalated. */

import { raiseException } from '@huiyin/domain/ticket/raise-exception.ts';
import { escalate } from '@huiyin/domain/ticket/wait.ts';
import type { Cast, Player } from './cast.ts';
import { leave, person } from './deeds.ts';
import { type Scene, type Stage, troupe } from './present-stage.ts';

function registerComplaint(stage: Stage, ago: number, who: Player, about: string, severity: string): void {
  leave(stage.story, stage.at(ago), who, 'accept');
  leave(stage.story, stage.at(ago - 3), who, 'registered', { complaint_about: about, complaint_text: stage.scene.said, demand: '尽快解决并给出书面说法', severity });
}

export function complaintScenes(cast: Cast): Scene[] {
  const { agent, supervisor, aftersales, caller, complaintsLead } = troupe(cast);
  return [
    { ago: 12, channel: 'web', kind: 'complaint', category: 'service-manner', said: '我要投诉，刚才的客服态度太差，没说完就结束了会话！' },
    { ago: 45, channel: 'web', kind: 'complaint', category: 'refund-progress', said: '退款拖了十二天还没到账，我要投诉！', play: (stage) => stage.begin(43, agent, '非常抱歉让您等了这么久，我马上为您升级处理。').weigh(42, agent, 2, 2) },
    { ago: 180, channel: 'web', kind: 'complaint', category: 'delivery-lost', said: '快递把投影仪摔坏了还让我自己找网点，投诉你们。',
      play: (stage) => { stage.begin(176, aftersales, '对不起，这件事由我来跟到底。').weigh(175, aftersales, 2, 2); registerComplaint(stage, 170, aftersales, 'outcome', 'ordinary'); stage.take(120, supervisor).say(115, supervisor, '您好，我是客服主管王思敏，对这次的体验向您郑重道歉，正在核实网点责任。').hear(25, '那什么时候能给我答复？'); } },
    { ago: 420, channel: 'web', kind: 'complaint', category: 'product-quality', said: '儿童手表充电发烫，宣传说安全都是骗人的，我要投诉，并且会找媒体曝光！',
      play: (stage) => {
        stage.begin(415, agent, '非常抱歉，请您立即停止使用，我马上登记并上报主管。').weigh(414, agent, 1, 1);
        registerComplaint(stage, 410, agent, 'quality', 'public');
        stage.take(380, supervisor);
        const { story } = stage;
        const at = stage.at(370);
        story.act(at, raiseException(story.ticket, { plan: 'going_public', note: '客户提到媒体曝光', roles: supervisor.roles, mayOverride: true, followUpId: story.id(at), at, by: person(supervisor) }, story.scene));
        story.act(stage.at(360), escalate(story.ticket, { teamId: null, reason: '涉及人身安全与舆情，已上报值班负责人', at: stage.at(360), by: person(supervisor) }));
        stage.hear(30, '两小时了，怎么还没有人联系我？');
      } },
    { ago: 150, channel: 'phone', kind: 'complaint', category: 'service-manner', said: '（来电）电话打了四次都在踢皮球，我要投诉。', play: (stage) => { stage.begin(149, caller, '（通话）实在对不起，请您慢慢说，我都记下来。'); registerComplaint(stage, 140, caller, 'manner', 'ordinary'); } },
    { ago: 1_700, channel: 'phone', kind: 'complaint', category: 'refund-progress', said: '（来电）说好三天退款，说话不算数，我要投诉。',
      play: (stage) => { stage.begin(1_699, caller, '（通话）非常抱歉，我马上登记您的投诉。'); registerComplaint(stage, 1_690, caller, 'promise', 'serious'); stage.take(1_600, complaintsLead).say(1_590, complaintsLead, '您好，我是客服主管马到成，已为您催办退款。'); leave(stage.story, stage.at(1_500), complaintsLead, 'clear', { findings: '退款因凭证缺失被搁置，未及时告知客户。', responsibility: 'ours' }); } },
  ];
}
