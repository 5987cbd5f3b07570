/** The words the keyword classifier goes by, with their weights: 3 says it outright, 2 strongly hints, 1 hints. */

import type { Grade } from './ticket.ts';

type Weighted = Readonly<Record<number, readonly string[]>>;

export const kindWords: Readonly<Record<string, Weighted>> = {
  complaint: {
    4: ['我要投诉', '投诉你们', '投诉客服', 'file a complaint', 'make a complaint', '12315', '12305', '消费者协会', '消协'],
    3: ['投诉', '举报', '曝光', '差评', 'complaint', 'complain', 'sue you', '起诉', '律师函', '维权'],
    2: ['态度恶劣', '态度差', '态度太差', '态度很差', '欺骗', '骗人', '骗子', '忽悠', '霸王条款', '推卸责任', '踢皮球', '说话不算数', '不守承诺', '忍无可忍', '太过分', '气死', 'unacceptable', 'disgusting', 'scam', 'rude', 'terrible service', 'worst service', 'ripped off'],
    1: ['太差', '失望', '不满', '生气', '敷衍', '垃圾', '没人管', '不负责', 'disappointed', 'angry', 'furious', 'ridiculous', 'unhappy'],
  },
  refund: {
    3: ['退款', '退货', '退钱', '退费', '全额退', '仅退款', '七天无理由', '7天无理由', '取消订单并退', 'refund', 'money back', 'return the item', 'return my order', 'chargeback'],
    2: ['退掉', '退回来', '退还', '多扣', '重复扣款', '扣了两次', '乱扣费', '自动续费', '不想要了', '不要了', 'charged twice', 'double charged', 'overcharged', 'reimburse', 'send it back', 'cancel my order'],
    1: ['拒收', '运费险', '退', 'return'],
  },
  fault: {
    3: ['闪退', '崩溃', '打不开', '白屏', '黑屏', '死机', '报错', '无法登录', '登不上', '登录不了', '用不了', '不能用', 'crash', 'not working', 'does not work', "doesn't work", 'error message', 'cannot log in', "can't log in"],
    2: ['故障', '坏了', '出错', '卡死', '加载不出来', '没反应', '连不上', '付款失败', '支付失败', 'broken', 'bug', 'freezes', 'fails', 'stuck', 'outage'],
    1: ['异常', '失败', '卡顿', '错误', 'error', 'slow', 'problem'],
  },
  suggestion: {
    3: ['建议你们', '提个建议', '希望增加', '希望能增加', '能不能增加', 'feature request', 'suggestion', 'i suggest'],
    1: ['建议', '希望', '要是能', 'would be nice', 'it would help'],
  },
  question: {
    2: ['怎么', '如何', '请问', '咨询', '哪里', '什么时候', '多久', '是否', '能不能', '可不可以', '想问', '想了解', 'how do i', 'how can i', 'how to', 'how long', 'when will', 'where can', 'what is', 'could you tell', 'can i', 'i would like to know', 'is it possible'],
    1: ['吗', '呢', '?', '多少', '为什么', '什么', 'question', 'why', 'which'],
  },
};

/** The strongest that is found decides; none found is 3. */
export const urgencyWords: readonly { readonly grade: Grade; readonly words: readonly string[] }[] = [
  {
    grade: 1,
    words: ['盗刷', '被盗', '盗号', '账号被', '密码被改', '诈骗', '起火', '着火', '冒烟', '爆炸', '漏电', '受伤', '住院', '过敏', '中毒', '起诉', '律师', '记者', '媒体', '12315', '消协', '人身安全', 'hacked', 'stolen', 'fraud', 'fire', 'smoke', 'explod', 'injured', 'hospital', 'lawyer', 'sue', 'press'],
  },
  {
    grade: 2,
    words: ['紧急', '加急', '特急', '马上', '立刻', '立即', '赶紧', '急用', '着急', '很急', '急急', '尽快', '今天之内', '今天必须', '催', '好几次', '第三次', '多次', '一直没', '还没有人', '没人理', 'urgent', 'asap', 'immediately', 'right now', 'emergency', 'still no', 'third time', 'several times', 'as soon as possible'],
  },
  { grade: 4, words: ['不急', '不着急', '有空', '方便的时候', '慢慢来', '建议', 'no hurry', 'no rush', 'whenever you', 'not urgent', 'suggestion'] },
];
