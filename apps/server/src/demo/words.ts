/** Fills sentences with invented names, goods and numbers. */

import type { Chance } from './chance.ts';

const products = ['便携咖啡机', '降噪耳机', '儿童手表', '空气炸锅', '电动牙刷', '轻量跑鞋', '防晒外套', '智能台灯', '扫地机器人', '保温杯', '无线键盘', '筋膜枪', '投影仪', '电热水壶', '瑜伽垫', '行李箱', '养生壶', '婴儿推车'] as const;
const cities = [['杭州', 'Hangzhou'], ['苏州', 'Suzhou'], ['广州', 'Guangzhou'], ['成都', 'Chengdu'], ['武汉', 'Wuhan'], ['西安', 'Xi’an'], ['沈阳', 'Shenyang'], ['长沙', 'Changsha'], ['青岛', 'Qingdao'], ['南宁', 'Nanning']] as const;
const features = ['收藏夹', '订单搜索', '发票管理', '价格提醒', '会员码', '消息通知', '家庭共享', '批量管理', '到货提醒', '扫码比价', '浏览足迹', '夜间模式', '地址簿'] as const;
const handsets = ['安卓', '苹果', '鸿蒙', '折叠屏'] as const;

export type Fill = (text: string) => string;

/** One ticket speaks of one order and one product throughout. */
export function createFill(chance: Chance, openedOn: string): Fill {
  const [city, cityEn] = chance.pick(cities);
  const values: Readonly<Record<string, string>> = {
    product: chance.pick(products),
    city,
    cityEn,
    feature: chance.pick(features),
    phone: chance.pick(handsets),
    order: `DD${openedOn.replaceAll('-', '')}${String(chance.integer(0, 999_999)).padStart(6, '0')}`,
    waybill: `YD${String(chance.integer(100_000_000, 999_999_999))}`,
    days: String(chance.integer(3, 9)),
    amount: String(chance.integer(12, 260)),
  };
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export const greetings = ['您好，', '你好，', '在吗？', '', '', '', '麻烦问一下，', '客服您好，'] as const;
export const agentGreetings = ['您好，很高兴为您服务。', '您好，我是客服{agent}。', '您好，让您久等了。', '您好，我来帮您看一下。'] as const;
/** What customers ask on the way, each with its answer. */
export const more = [
  ['那大概要多久呢？', '一般当天就会有结果，有进展我第一时间告诉您。'],
  ['需要我提供什么吗？', '不用的，我这边已经看到您的信息了。'],
  ['我刚试了一下，还是不太明白。', '好的，我再给您发一遍步骤，您照着操作就可以。'],
  ['订单号是 {order}。', '收到，我这就为您核对。'],
  ['好的，那我等您消息。', '您放心，我会一直跟进到处理完成。'],
  ['如果今天处理不完呢？', '最晚明天上午给您答复，我会记在待办里。'],
] as const;
/** What it came down to in the end. */
export const solutions = {
  usage: ['已为您发送图文步骤，按步骤操作即可恢复正常使用。'],
  product_fault: ['经检测属于质量问题，已为您安排换新，旧件由快递员上门取回。', '问题已修复，请您更新到最新版本后再试。'],
  order: ['已按您的要求处理完成，可以在订单详情里查看。', '资料已更新，稍后会有短信通知。'],
  delivery: ['网点已找到包裹并重新派送，预计今天送达。', '已按丢损理赔，并为您补发了一件，运单号见短信。'],
  account: ['身份核验已通过，账号已恢复正常，请您重新登录。'],
  policy: ['已为您核实并处理，结果与规则说明一并发到您的短信。', '符合规则，款项已原路退回。'],
  other: ['已为您办理完成，如有疑问随时联系我们。'],
} as const;
/** Keyed by the category of the complaint. */
export const amends: Readonly<Record<string, readonly string[]>> = {
  'service-manner': ['已对当事客服进行复训，并由专人继续为您服务，再次向您致歉。'],
  'refund-progress': ['已为您加急退款，并补偿一张 30 元无门槛券。'],
  'delivery-lost': ['已为您补发并承担全部运费，网点已受到处罚，再次致歉。'],
  'product-quality': ['已安排换新并承担往返运费，再次向您致歉。'],
};
export const thanks = ['好的，谢谢！', '明白了，谢谢您。', '可以了，感谢。', '解决了，谢谢。', '好，辛苦了。', '收到，谢谢'] as const;
export const goodbyes = ['不客气，祝您生活愉快！', '感谢您的理解，有问题随时联系我们。', '不客气，欢迎再来。'] as const;
export const notes = ['客户着急，优先跟进。', '已核对订单与实付金额。', '客户之前反馈过同类问题，注意口径一致。', '已电话沟通，客户情绪平稳。', '等待仓库回复，下午再跟。'] as const;
export const praise = ['回复很快，很耐心', '解决得很好', '态度好', '专业', '谢谢小姐姐'] as const;
export const blame = ['等太久了', '说了几遍才明白', '没有完全解决', '退款太慢', '规则太复杂'] as const;
