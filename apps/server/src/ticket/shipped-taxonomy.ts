/** The kinds and the category tree that a centre starts with. Ordinary rows afterwards: rename them, hide them, add your own. */

import type { BilingualText } from '@huiyin/domain/kernel/text.ts';

export const shippedKinds: readonly { readonly key: string; readonly name: BilingualText }[] = [
  { key: 'question', name: { zh: '咨询', en: 'Question' } },
  { key: 'request', name: { zh: '业务办理', en: 'Request' } },
  { key: 'fault', name: { zh: '故障报修', en: 'Fault' } },
  { key: 'refund', name: { zh: '退款', en: 'Refund' } },
  { key: 'complaint', name: { zh: '投诉', en: 'Complaint' } },
  { key: 'suggestion', name: { zh: '意见建议', en: 'Suggestion' } },
];

export interface ShippedCategory {
  readonly key: string;
  readonly name: BilingualText;
  /** Precise words rather than many: a long word weighs more, and one that fits two categories decides for neither. */
  readonly keywords: readonly string[];
  readonly security?: true;
  readonly below?: readonly ShippedCategory[];
}

export const shippedCategories: readonly ShippedCategory[] = [
  {
    key: 'order',
    name: { zh: '订单', en: 'Orders' },
    keywords: ['订单', 'order'],
    below: [
      { key: 'order-payment', name: { zh: '下单与支付', en: 'Ordering and payment' }, keywords: ['下单', '付款失败', '支付失败', '付不了款', '无法支付', '货到付款', '花呗', '分期', 'payment failed', 'checkout'] },
      { key: 'order-change', name: { zh: '修改与取消', en: 'Changes and cancellation' }, keywords: ['取消订单', '修改订单', '改规格', '换颜色', '拍错', '合并发货', 'cancel my order', 'change my order'] },
      { key: 'order-invoice', name: { zh: '发票', en: 'Invoices' }, keywords: ['发票', '开票', '抬头', '税号', '专票', '普票', '报销', 'invoice', 'tax number'] },
    ],
  },
  {
    key: 'delivery',
    name: { zh: '物流配送', en: 'Delivery' },
    keywords: ['物流', '快递', 'delivery', 'parcel'],
    below: [
      { key: 'delivery-progress', name: { zh: '配送进度', en: 'Progress' }, keywords: ['什么时候发货', '还没发货', '催发货', '物流信息', '物流没更新', '到哪了', '几天能到', '运单号', 'tracking', 'not shipped'] },
      { key: 'delivery-lost', name: { zh: '丢件与破损', en: 'Lost or damaged' }, keywords: ['丢件', '没收到货', '显示签收', '包裹破损', '压坏', '少发', '漏发', '缺件', 'not arrived', 'lost parcel', 'damaged'] },
      { key: 'delivery-address', name: { zh: '地址与签收', en: 'Address and receipt' }, keywords: ['改地址', '修改地址', '收货地址', '驿站', '快递柜', '送货上门', '派送时间', 'delivery address'] },
    ],
  },
  {
    key: 'refund',
    name: { zh: '退换货', en: 'Returns and refunds' },
    keywords: ['退款', '退货', 'refund', 'return'],
    below: [
      { key: 'refund-progress', name: { zh: '退款进度', en: 'Refund progress' }, keywords: ['退款进度', '退款没到账', '退款什么时候', '退款多久', '还没退款', '未到账', 'refund status'] },
      { key: 'refund-apply', name: { zh: '申请退款', en: 'Asking for a refund' }, keywords: ['申请退款', '我要退款', '仅退款', '退货退款', '七天无理由', '7天无理由', '重复扣款', '扣了两次', '自动续费', 'money back', 'charged twice'] },
      { key: 'refund-exchange', name: { zh: '换货与补发', en: 'Exchange and resend' }, keywords: ['换货', '换一个', '换尺码', '补发', '重新发', 'exchange', 'replacement'] },
      { key: 'refund-rule', name: { zh: '退款规则', en: 'Refund rules' }, keywords: ['退款规则', '新规则', '运费谁出', '运费险', '退货运费', '手续费', 'refund policy'] },
    ],
  },
  {
    key: 'product',
    name: { zh: '商品', en: 'Products' },
    keywords: ['商品', '产品', 'product'],
    below: [
      { key: 'product-info', name: { zh: '商品咨询', en: 'About a product' }, keywords: ['尺码', '尺寸', '材质', '参数', '有货', '补货', '适合', '区别', '推荐', 'in stock', 'size'] },
      { key: 'product-quality', name: { zh: '质量问题', en: 'Quality' }, keywords: ['质量问题', '质量差', '有瑕疵', '开裂', '掉色', '异味', '坏了', '不工作', '色差', 'defective', 'broken'] },
      { key: 'product-warranty', name: { zh: '保修维修', en: 'Warranty and repair' }, keywords: ['保修', '维修', '返修', '质保', '换电池', '售后网点', 'warranty', 'repair'] },
    ],
  },
  {
    key: 'app',
    name: { zh: 'App 使用', en: 'The app' },
    keywords: ['app', '小程序', '客户端'],
    below: [
      { key: 'app-howto', name: { zh: '功能使用', en: 'How to use it' }, keywords: ['怎么用', '在哪里找', '找不到入口', '怎么设置', '怎么操作', '怎么切换', '新版', '改版', '功能', 'how to use', 'where is'] },
      { key: 'app-fault', name: { zh: '故障与报错', en: 'Faults' }, keywords: ['闪退', '打不开', '白屏', '卡住', '报错', '崩溃', '加载不出来', '更新后', 'crash', 'error message'] },
    ],
  },
  {
    key: 'account',
    name: { zh: '账号', en: 'Accounts' },
    keywords: ['账号', '账户', 'account'],
    below: [
      { key: 'account-sign-in', name: { zh: '注册与登录', en: 'Signing in' }, keywords: ['登录不了', '登不上', '忘记密码', '收不到验证码', '换绑手机', '注册', '实名认证', '注销账号', 'cannot log in', 'reset password'] },
      { key: 'account-security', name: { zh: '账号安全', en: 'Account security' }, keywords: ['被盗', '盗号', '盗刷', '异地登录', '不是我操作', '密码被改', '诈骗', '泄露', '陌生设备', 'hacked', 'fraud', 'stolen'], security: true },
      { key: 'account-member', name: { zh: '会员与积分', en: 'Membership and points' }, keywords: ['会员', '积分', '等级', '权益', '续费', 'membership', 'points'] },
    ],
  },
  {
    key: 'promotion',
    name: { zh: '优惠活动', en: 'Promotions' },
    keywords: ['优惠活动', '大促', '促销', 'promotion'],
    below: [
      { key: 'promotion-rule', name: { zh: '活动规则', en: 'Rules' }, keywords: ['满减', '预售', '定金', '尾款', '活动规则', '参加活动', '叠加', '赠品', '抽奖'] },
      { key: 'promotion-coupon', name: { zh: '优惠券', en: 'Coupons' }, keywords: ['优惠券', '红包', '券用不了', '券没到', '兑换码', 'coupon', 'voucher'] },
      { key: 'promotion-price', name: { zh: '价格保护', en: 'Price protection' }, keywords: ['价保', '保价', '降价', '差价', '买贵了', 'price match'] },
    ],
  },
  {
    key: 'service',
    name: { zh: '服务', en: 'Service' },
    keywords: ['客服', 'customer service'],
    below: [
      { key: 'service-manner', name: { zh: '服务态度', en: 'Manner' }, keywords: ['态度差', '态度恶劣', '不耐烦', '没人理', '推诿', '踢皮球', '敷衍', 'rude'] },
      { key: 'service-suggestion', name: { zh: '意见建议', en: 'Suggestions' }, keywords: ['建议', '希望增加', '提个意见', '能不能增加', 'suggestion', 'feature request'] },
    ],
  },
  { key: 'other', name: { zh: '其他', en: 'Other' }, keywords: [] },
];
