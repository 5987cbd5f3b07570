/** What waits in the queues: nobody has taken it yet. */

import type { Cast } from './cast.ts';
import { type Scene, troupe } from './present-stage.ts';

export function queueScenes(cast: Cast): Scene[] {
  const { supervisor } = troupe(cast);
  return [
    { ago: 2, channel: 'web', kind: 'question', category: 'delivery-progress', said: '请问订单 DD20261118300215 什么时候发货？已经等了三天。' },
    { ago: 6, channel: 'web', kind: 'fault', category: 'account-security', said: '我的账号好像被盗了，刚收到异地登录提醒，有一笔 899 元的订单不是我操作的！', play: (stage) => stage.weigh(5, supervisor, 1, 2) },
    { ago: 9, channel: 'web', kind: 'question', category: 'order-invoice', said: '发票抬头写错了，公司报销着急用，怎么换开？', play: (stage) => stage.weigh(8, supervisor, 2, 3) },
    { ago: 14, channel: 'web', kind: 'fault', category: 'app-fault', said: 'App 一打开就闪退，重装也没用。', play: (stage) => stage.hear(8, '手机是安卓的，昨天更新之后就这样了。') },
    { ago: 21, channel: 'email', kind: 'refund', category: 'refund-apply', said: '你好，收到的降噪耳机左耳没有声音，我要退货退款，订单 DD20261112118820，麻烦尽快处理。' },
    { ago: 33, channel: 'web', kind: 'question', category: 'other', said: 'Hello, I ordered a projector last week. Could you tell me how long delivery to Hong Kong takes?' },
    { ago: 3, channel: 'wechat', kind: 'question', category: 'product-info', said: '请问扫地机器人适合有地毯的房子吗？' },
    { ago: 7, channel: 'wechat', kind: 'question', category: 'promotion-coupon', said: '优惠券用不了，提示不满足条件，是什么原因？' },
    { ago: 16, channel: 'wechat', kind: 'question', category: 'product-info', said: '空气炸锅现在有货吗？想送长辈，推荐哪一款？' },
    { ago: 24, channel: 'wechat', kind: 'question', category: 'account-member', said: '请问积分什么时候过期？' },
    { ago: 4, channel: 'phone', kind: 'question', category: 'delivery-address', said: '（来电）想改收货地址，订单昨天下的，还没发货。' },
    { ago: 11, channel: 'phone', kind: 'question', category: 'account-sign-in', said: '（来电）收不到验证码，登不上，手机号没换过。' },
    { ago: 19, channel: 'phone', kind: 'fault', category: 'delivery-lost', said: '（来电）显示签收但我没收到货，驿站也说没有。' },
  ];
}
