/** 栗子商城: an invented shop, so that one can see the chat as its customers would. */

export const zh = {
  shop: '栗子商城',
  slogan: '山里好物，暖心到家',
  nav: ['首页', '时令鲜果', '坚果炒货', '家居日用', '订单帮助'],
  search: '搜索商品',
  cart: '购物车',
  heroTag: '秋季上新',
  hero: '新栗上市，\n现炒现发',
  heroText: '迁西板栗当日采收、次日发货。全场满 99 元包邮，七天无理由退货。',
  heroAction: '看看新品',
  productsTitle: '本周热卖',
  products: [
    { name: '迁西油栗 鲜板栗', note: '2.5 千克 · 产地直发', price: '49.90', tag: '新品' },
    { name: '手工炒栗礼盒', note: '6 袋装 · 送礼佳选', price: '88.00', tag: '满减' },
    { name: '山野蜂蜜', note: '500 克 · 荆条蜜', price: '62.00', tag: '' },
    { name: '粗陶焖烧锅', note: '3.2 升 · 可明火', price: '219.00', tag: '热卖' },
  ],
  currency: '¥',
  buy: '加入购物车',
  orderTitle: '我的订单',
  order: { number: '订单号 LZ20260815-0382', state: '运输中', goods: '粗陶焖烧锅 × 1，手工炒栗礼盒 × 2', place: '包裹已到达【杭州转运中心】，预计明天送达', at: '今天 09:26' },
  orderSteps: ['已下单', '已发货', '运输中', '待签收'],
  helpTitle: '订单帮助',
  helpText: '先看看常见问题；没有找到答案，点右下角找客服，我们马上为您处理。',
  help: [
    { question: '多久发货？', answer: '现货商品在付款后 24 小时内发出；预售商品以商品页标注的时间为准。' },
    { question: '收到的商品破损怎么办？', answer: '请保留外包装并拍照，签收后 48 小时内联系客服，我们为您补发或退款。' },
    { question: '怎么申请退款？', answer: '未发货的订单可直接取消，款项原路退回。已发货的订单请联系客服登记，客服会告诉您处理进度。' },
    { question: '怎么开具发票？', answer: '订单完成后 90 天内，在“我的订单”中申请电子发票，一个工作日内发送到您的邮箱。' },
    { question: '应用登录不了？', answer: '请先更新到最新版本；收不到验证码时，可联系客服核验身份后登录。' },
  ],
  ask: '咨询客服',
  foot: '栗子商城是演示用的虚构店铺，不出售任何商品。',
  other: 'English',
};

export type ShopWords = typeof zh;
