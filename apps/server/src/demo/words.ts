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

export const greetings = ['您好,', '你好,', '在吗?', '', '', '', '麻烦问一下,', '客服您好,'] as const;
export const agentGreetings = ['您好,很高兴为您服务。', '您好,我是客服{agent}。', '您好,让您久等了。', '您好,我来帮您看一下。'] as const;
export const more = ['那大概要多久呢?', '需要我提供什么吗?', '我刚试了一下,还是不太明白。', '订单号是 {order}。', '好的,那我等您消息。', '如果今天处理不完呢?', '可以,麻烦您了。'] as const;
export const moreAnswers = ['不用的,我这边已经看到您的信息了。', '您放心,我会一直跟进到处理完成。', '好的,收到。', '我再给您发一遍步骤,您照着操作就可以。', '有结果我第一时间告诉您。'] as const;
export const thanks = ['好的,谢谢!', '明白了,谢谢您。', '可以了,感谢。', '解决了,谢谢。', '好,辛苦了。', '收到,谢谢'] as const;
export const goodbyes = ['不客气,祝您生活愉快!', '感谢您的理解,有问题随时联系我们。', '不客气,欢迎再来。'] as const;
export const notes = ['客户着急,优先跟进。', '已核对订单与实付金额。', '客户之前反馈过同类问题,注意口径一致。', '已电话沟通,客户情绪平稳。', '等待仓库回复,下午再跟。'] as const;
export const praise = ['回复很快,很耐心', '解决得很好', '态度好', '专业', '谢谢小姐姐'] as const;
export const blame = ['等太久了', '说了几遍才明白', '没有完全解决', '退款太慢', '规则太复杂'] as const;
