/** The list that every centre starts with. Ordinary rows afterwards: what a centre changes or removes stays as it left it. */

import type { BilingualText } from '../kernel/text.ts';
import type { ForbiddenPhrase } from './forbidden-phrase.ts';

export interface ShippedPhrase extends Omit<ForbiddenPhrase, 'id' | 'active'> {
  /** Never given to another. */
  readonly key: string;
}

const turnsAway: BilingualText = { zh: '把客户推开。客户只认我们一家，谁来办是我们自己的事。', en: 'It turns the customer away. To them we are one firm; who does it is our own matter.' };
const doesNotHelp: BilingualText = { zh: '话到这里就断了，客户不知道下一步是什么。', en: 'It ends the talk and leaves the customer without a next step.' };
const insults: BilingualText = { zh: '冒犯客户。无论对方说了什么，我们都不这样说话。', en: 'It insults the customer. Whatever was said to us, we do not speak like this.' };
const blames: BilingualText = { zh: '像是在责怪客户，会让不满升级。', en: 'It sounds like blame, and makes displeasure grow.' };
const absolute: BilingualText = { zh: '绝对化用语。广告法第九条不允许，事实上也没有人做得到。', en: 'An absolute claim: the advertising law (article 9) forbids it, and nobody can keep it.' };
const beyondPolicy: BilingualText = { zh: '超出政策的承诺。说出口公司就要兑现；请按政策里的时限和条件说。', en: 'A promise beyond our policy, which the firm would have to keep. Say the terms and times that the policy names.' };
const offTheRecord: BilingualText = { zh: '把客户带到渠道之外，没有记录，也没有保障。', en: 'It leads the customer off our channels, where nothing is recorded or protected.' };

type Rest = Partial<Pick<ForbiddenPhrase, 'better' | 'exceptions'>>;
const zh = (key: string, severity: ForbiddenPhrase['severity'], text: string, why: BilingualText, { better = '', exceptions = [] }: Rest = {}): ShippedPhrase => ({ key: `zh.${key}`, language: 'zh', text, severity, why, better, exceptions });
const en = (key: string, severity: ForbiddenPhrase['severity'], text: string, why: BilingualText, { better = '', exceptions = [] }: Rest = {}): ShippedPhrase => ({ key: `en.${key}`, language: 'en', text, severity, why, better, exceptions });

const iPassItOn = '这件事由专门的同事负责，我现在就帮您转过去，并一直跟到有结果';
const iFindOut = '我帮您查一下，查到马上告诉您';
const stepByStep = '我把步骤发给您，一步一步来，有哪里不清楚随时问我';
const materials = ['棉', '纯棉', '羊毛', '羊绒', '聚酯', '桑蚕丝', '真丝', '亚麻', '果汁', '牛奶'];

export const shippedPhrases: readonly ShippedPhrase[] = [
  zh('not_my_job', 'blocked', '不归我管', turnsAway, { better: iPassItOn }),
  zh('not_our_job', 'blocked', '不归我们管', turnsAway, { better: iPassItOn }),
  zh('not_my_business', 'blocked', '不关我的事', turnsAway, { better: iPassItOn }),
  zh('what_is_it_to_me', 'blocked', '关我什么事', turnsAway, { better: iPassItOn }),
  zh('look_yourself', 'blocked', '你自己看', turnsAway, { better: stepByStep, exceptions: ['你自己看着方便', '你自己看一下是否方便'] }),
  zh('look_yourself_politely', 'blocked', '您自己看', turnsAway, { better: stepByStep, exceptions: ['您自己看着方便', '您自己看一下是否方便'] }),
  zh('up_to_you', 'blocked', '随便你', insults, { better: '您看哪种方式更方便，我来帮您安排', exceptions: ['随便你选', '随便你挑'] }),
  zh('take_it_or_leave_it', 'blocked', '爱买不买', insults),
  zh('go_and_complain', 'blocked', '你去投诉', insults, { better: '给您添麻烦了，我先把您的意见记下来，由主管给您答复', exceptions: ['你去投诉渠道'] }),
  zh('complain_then', 'blocked', '投诉吧', insults, { better: '给您添麻烦了，我先把您的意见记下来，由主管给您答复' }),
  zh('are_you_ill', 'blocked', '你有病', insults, { exceptions: ['你有病史', '你有病历'] }),
  zh('mad', 'blocked', '神经病', insults),
  zh('idiot', 'blocked', '白痴', insults),
  zh('fool', 'blocked', '傻逼', insults),
  zh('shut_up', 'blocked', '闭嘴', insults),
  zh('get_lost', 'blocked', '滚蛋', insults),
  zh('do_not_know', 'warned', '不知道', doesNotHelp, {
    better: iFindOut,
    exceptions: ['不知道您', '不知道你', '不知道这', '不知道是不是', '不知道是否', '不知道能否', '不知道能不能', '不知道有没有', '不知道可不可以', '不知道方不方便', '您不知道', '您还不知道', '如果不知道', '要是不知道', '不知道的话'],
  }),
  zh('no_idea', 'warned', '不清楚', doesNotHelp, { better: iFindOut, exceptions: ['不清楚的地方', '不清楚的', '不清楚随时', '不清楚可以', '不清楚请', '您不清楚', '如果不清楚', '照片不清楚', '图片不清楚', '看不清楚', '不清楚您', '拍得不清楚'] }),
  zh('no_way', 'warned', '没办法', doesNotHelp, { better: '我们换一种办法：', exceptions: ['有没办法', '没办法的话我'] }),
  zh('cannot_be_done', 'warned', '办不了', doesNotHelp, { better: '目前可以这样处理：' }),
  zh('rules_are_rules', 'warned', '这是公司规定', doesNotHelp, { better: '为了保障您的权益，我们是这样处理的：', exceptions: ['这是公司规定的福利'] }),
  zh('said_it_before', 'warned', '说了多少遍', blames, { better: '我再说明一次' }),
  zh('did_you_not_see', 'warned', '你没看到吗', blames, { better: '这一点写得不够显眼，我给您指一下' }),
  zh('your_own_problem', 'warned', '你自己的问题', blames, { better: '我们一起看看问题出在哪里' }),
  zh('wait_then', 'warned', '等着吧', doesNotHelp, { better: '我会盯着进度，有结果第一时间告诉您', exceptions: ['您先等着吧台'] }),
  zh('hundred_percent', 'blocked', '百分百', absolute, { better: '尽最大努力', exceptions: materials.flatMap((material) => [`百分百${material}`]) }),
  zh('hundred_of_hundred', 'blocked', '百分之百', absolute, { better: '尽最大努力', exceptions: materials.flatMap((material) => [`百分之百${material}`]) }),
  zh('hundred_digits', 'warned', '100%', absolute, { better: '尽最大努力', exceptions: [...materials.map((material) => `100%${material}`), '电量100%', '充到100%', '进度100%', '音量100%', '亮度100%'] }),
  zh('lowest_anywhere', 'blocked', '全网最低', absolute, { better: '目前的活动价' }),
  zh('first_in_country', 'blocked', '全国第一', absolute),
  zh('never_fails', 'blocked', '绝对不会', absolute, { better: '一般不会' }),
  zh('lowest_price', 'warned', '最低价', absolute, { better: '目前的活动价', exceptions: ['历史最低价', '30天最低价', '最低价保护'] }),
  zh('money_by', 'blocked', '保证…到账', beyondPolicy, { better: '退款提交后按原路退回，一般1–5个工作日到账' }),
  zh('surely_refunded', 'blocked', '一定给…退', beyondPolicy, { better: '我按退换货政策帮您申请' }),
  zh('surely_paid', 'blocked', '肯定赔', beyondPolicy, { better: '我按政策帮您申请补偿' }),
  zh('arrives_surely', 'warned', '保证…送到', beyondPolicy, { better: '预计送达时间以物流信息为准，我会盯着进度' }),
  zh('triple', 'warned', '假一赔', beyondPolicy, { better: '我们只卖正品，如有疑问可以申请鉴定' }),
  zh('in_private', 'blocked', '私下转账', offTheRecord, { better: '请只在订单页面付款' }),
  zh('my_wechat', 'warned', '加我微信', offTheRecord, { better: '请在这里继续和我联系，记录都会保留' }),

  en('not_my_problem', 'blocked', 'not my problem', turnsAway, { better: 'I will bring in the colleague who handles this and stay with it until it is solved' }),
  en('not_my_job', 'blocked', 'not my job', turnsAway, { better: 'I will bring in the colleague who handles this and stay with it until it is solved' }),
  en('not_my_department', 'blocked', 'not my department', turnsAway, { better: 'I will bring in the right team and stay with it until it is solved' }),
  en('look_it_up', 'blocked', 'look it up yourself', turnsAway, { better: 'let me send you the steps' }),
  en('calm_down', 'blocked', 'calm down', insults, { better: 'I understand that this is frustrating' }),
  en('stupid', 'blocked', 'stupid', insults),
  en('idiot', 'blocked', 'idiot', insults),
  en('shut_up', 'blocked', 'shut up', insults),
  en('whatever', 'warned', 'whatever', insults, { exceptions: ['whatever you', 'whatever the', 'whatever is', 'whatever works', 'whatever suits', 'or whatever'] }),
  en('do_not_know', 'warned', "I don't know", doesNotHelp, { better: 'let me find out', exceptions: ["I don't know if you", "I don't know whether you"] }),
  en('nothing_i_can_do', 'warned', 'nothing I can do', doesNotHelp, { better: 'what I can do is' }),
  en('our_policy', 'warned', "it's our policy", doesNotHelp, { better: 'here is what we can do' }),
  en('as_i_said', 'warned', 'as I said', blames, { better: 'to put it another way' }),
  en('your_fault', 'blocked', 'your fault', blames, { better: 'let us see together what happened', exceptions: ['not your fault', "isn't your fault", 'was not your fault'] }),
  en('guarantee', 'warned', 'I guarantee', beyondPolicy, { better: 'I will do my best so that' }),
  en('hundred_percent', 'warned', '100% guaranteed', absolute, { better: 'covered by our warranty' }),
  en('risk_free', 'warned', 'risk-free', absolute, { better: 'covered by our return policy' }),
  en('best_price', 'warned', 'lowest price anywhere', absolute, { better: 'our current price' }),
  en('in_private', 'blocked', 'pay me directly', offTheRecord, { better: 'please pay on the order page only' }),
];
