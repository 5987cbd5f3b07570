/** How the demo centre is set up: which team's queue work enters, the fields it adds, the replies its agents keep at hand. */

import type { ChannelAssistant, ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { FormField } from '@huiyin/domain/flow/flow.ts';
import type { QueueRule } from '@huiyin/domain/ticket/place.ts';

/** It answers customers of the web chat first, by day and by night. */
export const demoAssistant: ChannelAssistant = { active: true, when: 'always', name: { zh: '小栗', en: 'Chessie' }, settleAfterMinutes: 30 };

/** Asked with the stars, wherever customers of the two months came from. */
export const demoSurvey: NonNullable<ChannelSettings['survey']> = { recommend: true, effort: true };
export const surveyed = ['wechat', 'web', 'phone'] as const;

/** Web chat, mail and the API come to after-sales, WeChat to pre-sales; experts and supervisors by what it is about. */
export function demoQueueRules(teamId: (key: string) => string, channelId: (key: string) => string): QueueRule[] {
  const rule = (role: string, kind: string | null, channel: string | null, team: string): QueueRule => ({ role, kind, channelId: channel === null ? null : channelId(channel), teamId: teamId(team) });
  return [
    rule('agent', null, 'phone', 'phone'),
    rule('agent', 'refund', null, 'aftersales'),
    rule('agent', 'complaint', null, 'aftersales'),
    rule('agent', 'fault', null, 'aftersales'),
    rule('agent', null, 'wechat', 'presales'),
    rule('agent', null, null, 'aftersales'),
    rule('specialist', 'refund', null, 'refunds'),
    rule('specialist', 'complaint', null, 'complaints'),
    rule('specialist', null, null, 'technical'),
    rule('supervisor', 'refund', null, 'refunds'),
    rule('supervisor', null, null, 'complaints'),
  ];
}

/** `internal` ones are filled by machines: nobody is asked for them in a form. */
export const demoFields: readonly { readonly key: string; readonly field: FormField; readonly internal?: true }[] = [
  { key: 'promotion', field: { type: 'string', enum: ['2025-Q3'], enumLabels: { '2025-Q3': { zh: '2025 年三季度大促', en: 'Promotion of the third quarter of 2025' } }, label: { zh: '关联活动', en: 'Promotion' } } },
  { key: 'app_version', field: { type: 'string', maxLength: 20, label: { zh: 'App 版本', en: 'App version' } } },
  { key: 'queue_seconds', field: { type: 'number', minimum: 0, maximum: 86_400, label: { zh: '排队时长（秒）', en: 'Time in the queue (s)' } }, internal: true },
  { key: 'call_abandoned', field: { type: 'boolean', label: { zh: '排队中挂断', en: 'Gave up in the queue' } }, internal: true },
];

export const demoMacros: readonly { readonly shortcut: string; readonly title: string; readonly body: string; readonly team?: string }[] = [
  { shortcut: 'nh', title: '问候', body: '{{customer}}您好，我是客服{{agent}}，很高兴为您服务。请问有什么可以帮您？' },
  { shortcut: 'sd', title: '请稍等', body: '好的，我马上为您查询，请稍等一两分钟。' },
  { shortcut: 'jdl', title: '久等致歉', body: '让您久等了，非常抱歉。您的问题我已经看到，现在就为您处理。' },
  { shortcut: 'qr', title: '确认问题', body: '跟您确认一下，您是想……对吗？' },
  { shortcut: 'ddh', title: '索要订单号', body: '麻烦您提供一下订单号，在“我的—全部订单”里可以找到，我马上为您核实。' },
  { shortcut: 'lxfs', title: '索要联系方式', body: '为了方便后续联系您，请留一个手机号或邮箱，我们只用于本次问题的跟进。' },
  { shortcut: 'jt', title: '索要截图', body: '方便发一张截图吗？能看到报错提示和时间，我们排查起来会快很多。' },
  { shortcut: 'wl', title: '物流查询', body: '帮您查到了，包裹目前在运输途中，预计……送达。我会继续关注，有变化第一时间告诉您。' },
  { shortcut: 'cj', title: '催件', body: '我已联系快递网点催件，并备注优先派送，今天 18:00 前给您反馈结果。' },
  { shortcut: 'xz', title: '修改地址', body: '您的订单还没有出库，新地址已为您更新：……，请核对。' },
  { shortcut: 'fp', title: '发票', body: '电子发票已开具并发送到您的邮箱，也可以在“我的—发票”中下载。' },
  { shortcut: 'tk', title: '退款时效', body: '退款将原路退回您的付款账户，一般 1 至 5 个工作日到账，请留意到账通知。' },
  { shortcut: 'tkpz', title: '退款凭证', body: '按退款规则，需要您补充一张商品照片或开箱视频，收到后我们马上审核。', team: 'refunds' },
  { shortcut: 'tkdz', title: '退款已提交', body: '您的退款 ¥…… 已提交，流水号……，预计……前到账，凭证已附上，请您查收。', team: 'refunds' },
  { shortcut: 'hh', title: '换货', body: '可以为您换货，我已登记上门取件，旧商品请保留吊牌和包装，运费由我们承担。' },
  { shortcut: 'yhq', title: '优惠券', body: '这张优惠券有使用范围和有效期，可以在“我的—优惠券—使用说明”里查看。我为您补发一张，请刷新后再试。', team: 'presales' },
  { shortcut: 'aq', title: '账号安全', body: '为保护您的账号，我已临时冻结支付功能。请不要把验证码告诉任何人，主管会尽快与您联系。' },
  { shortcut: 'zz', title: '转专项', body: '您的问题需要专项同事核实，我已附上全部记录，您不需要重复说明。工单号 {{number}}，有进展马上告诉您。' },
  { shortcut: 'dq', title: '致歉', body: '非常抱歉给您带来不好的体验，这件事由我来跟进到底，请您放心。' },
  { shortcut: 'js', title: '结束语', body: '感谢您的咨询，如果还有问题，直接回复这条消息就可以。祝您生活愉快！' },
  { shortcut: 'tsh', title: '投诉已受理', body: '您的投诉（编号 {{number}})已登记，主管会在 2 小时内与您联系。', team: 'complaints' },
  { shortcut: 'hf', title: '电话回访开场', body: '您好，我是客服{{agent}}，想了解一下上次的问题是否彻底解决了？现在方便吗？' },
];
