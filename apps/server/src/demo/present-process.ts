/** What is being worked on: in the hands of agents and technicians, paused, merged. */

import { hour, minute } from '@huiyin/domain/kernel/instant.ts';
import { accept } from '@huiyin/domain/kernel/result.ts';
import { merge } from '@huiyin/domain/ticket/relate.ts';
import { pause } from '@huiyin/domain/ticket/wait.ts';
import type { Cast } from './cast.ts';
import { leave } from './deeds.ts';
import { type Scene, type Stage, troupe } from './present-stage.ts';
import type { Story } from './story.ts';

export function register(stage: Stage, ago: number, who: Parameters<Stage['take']>[1], summary: string): void {
  leave(stage.story, stage.at(ago), who, 'accept');
  leave(stage.story, stage.at(ago - 1), who, 'registered', { issue_summary: summary });
}

export const merging: Scene = {
  ago: 40, channel: 'web', kind: 'question', category: 'delivery-progress', said: '还是刚才那个包裹的问题，物流没更新，麻烦一起看一下。',
};

/** The ticket that `merging` is about: of the same customer, as every merge has to be. */
export const askedBefore = (scene: Scene): boolean => scene.said.includes('YD550120093');

const awaitingCustomer = '请您方便时补充一张面单照片，收到后我马上提交理赔。';

export function processScenes(cast: Cast): Scene[] {
  const { agent, supervisor, presales, aftersales, caller, technician } = troupe(cast);
  return [
    { ago: 26, channel: 'web', kind: 'question', category: 'delivery-progress', said: '物流没更新，运单号 YD301288771，停在杭州三天了。',
      play: (stage) => stage.begin(24, agent, '您好，我是客服周小雨，马上为您查询物流。').say(20, agent, '查到包裹在杭州分拨中心，我已联系网点催件。').hear(3, '好的，今天能派送吗？我明天要出差。').hear(2, '在吗？') },
    { ago: 38, channel: 'web', kind: 'fault', category: 'product-quality', said: '便携咖啡机用了 5 天就坏了，加热没反应，算质量问题吗？',
      play: (stage) => stage.begin(36, agent, '您好，很抱歉给您带来不便，麻烦拍一段视频，我马上为您登记检测。').weigh(35, agent, 2, 3).hear(12, '视频拍好了，怎么发给您？') },
    { ago: 95, channel: 'web', kind: 'fault', category: 'delivery-lost', said: '包裹破损，投影仪外盒压坏了，还能用吗？',
      draft: { who: agent, body: '您好，快递网点已确认运输破损，我们为您安排换新，旧件由快递员上门取回，' },
      play: (stage) => {
        stage.begin(92, agent, '非常抱歉，麻烦您拍一下外箱和面单的照片。').hear(80, '外箱一角凹进去了，机器开机有杂音。');
        register(stage, 70, agent, '运输破损，客户要求换新');
        stage.note(50, agent, '网点承认破损，理赔已提交，等仓库确认是否有现货。@王思敏 请看是否可以先行换新。', [supervisor]).note(15, supervisor, '@周小雨 可以先换新，凭证补齐即可。', [agent]);
      } },
    { ago: 200, channel: 'web', kind: 'request', category: 'order-invoice', said: '可以开专票吗？需要哪些资料？订单 DD20261101772310。',
      play: (stage) => {
        stage.begin(196, agent, '您好，可以开专票，需要营业执照信息和开户行。');
        register(stage, 190, agent, '客户申请专票，资料待补');
        stage.hear(45, '资料发到邮箱了，麻烦查收。');
      } },
    { ago: 1_500, channel: 'web', kind: 'fault', category: 'delivery-lost', said: '订单 DD20261115880012 少发了一件，只收到保温杯。',
      play: (stage) => {
        stage.begin(1_495, agent, '很抱歉给您添麻烦了，我先核实仓库出库记录。');
        register(stage, 1_480, agent, '少件，待客户补充面单照片');
        stage.say(1_400, agent, awaitingCustomer);
      } },
    { ago: 60, channel: 'web', kind: 'question', category: 'delivery-progress', said: '包裹 YD550120093 三天没动了，到哪了？', play: (stage) => stage.begin(56, agent, '您好，正在为您核实，请稍等。') },
    merging,
    { ago: 30, channel: 'wechat', kind: 'question', category: 'product-info', said: '儿童手表和上一代有什么区别？', play: (stage) => stage.begin(28, presales, '您好，新款主要是续航和定位精度的改进。').hear(6, '那防水等级一样吗？') },
    { ago: 75, channel: 'wechat', kind: 'question', category: 'promotion-rule', said: '请问满减和优惠券可以叠加吗？', play: (stage) => stage.begin(72, presales, '您好，可以叠加一张店铺券，结算时自动选最优。') },
    { ago: 130, channel: 'web', kind: 'request', category: 'refund-exchange', said: '轻量跑鞋尺码小了，想换货。', play: (stage) => { stage.begin(126, aftersales, '可以换的，我已为您开通上门取件。'); register(stage, 120, aftersales, '换大一码'); } },
    { ago: 50, channel: 'phone', kind: 'question', category: 'account-sign-in', said: '（来电）想换绑手机，旧号码已经停机。', play: (stage) => { stage.begin(49, caller, '（通话）您好，需要人工核验，我把链接发您。'); register(stage, 44, caller, '换绑手机，等待客户上传资料'); } },
    { ago: 300, channel: 'web', kind: 'fault', category: 'app-fault', said: '付款页面一直卡住，加载不出来，换了两个手机都这样。',
      play: (stage) => {
        stage.begin(295, aftersales, '您好，麻烦您截一张报错的图。').hear(290, '没有报错，就是转圈。');
        register(stage, 280, aftersales, '支付页加载失败，多机型复现');
        leave(stage.story, stage.at(270), aftersales, 'to_specialist', { handover_reason: '两台手机均复现，疑似支付 SDK 问题。' });
        stage.take(200, technician).note(180, technician, '已复现，定位到支付收银台脚本超时，等开发回滚。');
      } },
    { ago: 240, channel: 'web', kind: 'fault', category: 'app-fault', said: '更新后购物车白屏，重启也没用。',
      play: (stage) => {
        stage.begin(235, aftersales, '您好，先清一下缓存试试。').hear(228, '清了还是白屏。');
        register(stage, 220, aftersales, '购物车白屏，已清缓存');
        leave(stage.story, stage.at(210), aftersales, 'to_specialist', { handover_reason: '清缓存、重装均无效。' });
      } },
    { ago: 170, channel: 'phone', kind: 'fault', category: 'app-fault', said: '（来电）App 打不开了，提示网络异常，家里网络是好的。',
      play: (stage) => {
        stage.begin(169, caller, '（通话）您好，先帮您登记，请保持电话畅通。');
        register(stage, 160, caller, '登录接口报网络异常');
        leave(stage.story, stage.at(150), caller, 'to_specialist', { handover_reason: '同一省份三通来电，疑似运营商线路。' });
      } },
  ];
}

/** What needs two tickets, or an end that lies ahead. */
export function pausing(told: readonly { readonly story: Story; readonly scene: Scene }[], now: number): void {
  const waiting = told.find(({ story }) => story.history().said.some((message) => message.body === awaitingCustomer));
  if (waiting) {
    const { story } = waiting;
    const by = { kind: 'person', id: story.ticket.agentId } as const;
    story.act(now - 23 * hour, pause(story.ticket, { reason: 'customer', until: now + 20 * hour, note: '等待客户补充面单照片', at: now - 23 * hour, by }));
  }
  const source = told.find(({ scene }) => scene === merging)?.story;
  const target = told.find(({ scene }) => askedBefore(scene))?.story;
  if (!source || !target) return;
  const at = now - 35 * minute;
  const merged = merge(source.ticket, target.ticket, { at, by: { kind: 'person', id: target.ticket.agentId } });
  if (!merged.ok) throw new Error(merged.code);
  source.act(at, accept({ events: merged.value.source, say: [] }));
  target.act(at, accept({ events: merged.value.target, say: [] }));
}
