/** What a sentence binds the company to: what it is about, how it promises, and whether it says yes or no. */

/** Matters that cost somebody something, and requests that open a door to thieves: passwords, codes, money or talk elsewhere. */
const topics: Readonly<Record<string, RegExp>> = {
  refund: /退款|退钱|退费|退还|全额退|返还|返现|\brefund|money back|\breimburs/u,
  return: /退货|\breturn(?:s|ed|ing)?\b/u,
  exchange: /换货|\bexchange/u,
  compensation: /赔|补偿|理赔|\bcompensat|\bdamages\b|\bindemnif/u,
  gift: /赠送|赠品|送您|送你|免费|免单|优惠券|代金券|红包|减免|补贴|折扣|打折|\bvoucher|\bcoupon|\bdiscount|\bfree\b|\bgift|\b(?:store|account|shop) credit|\bbonus/u,
  repair: /维修|保修|质保|\brepair|\bwarrant/u,
  shipping: /运费|邮费|快递费|\bshipping (?:fee|cost)|\bpostage/u,
  delivery: /发货|送达|配送|\bdeliver|\bdispatch/u,
  invoice: /发票|\binvoice/u,
  multiple: /倍|\bdoubl|\btwice\b|\btripl|\btimes (?:the|as)/u,
  secret: /密码|验证码|校验码|卡号|身份证|银行卡|安全码|\bpasswords?\b|\bpasscode|\bverification code|\bcard numbers?\b|\bcvv\b|\bpin\b|\botp\b|\bid card/u,
  elsewhere: /转账|汇款|打款|微信|支付宝|qq|加好友|扫码|二维码|\bwire\b|\btransfer (?:money|the money|funds)|\bwhatsapp|\btelegram|\bwechat|\balipay|\bqr code/u,
  price: /价格|售价|原价|收费|费用|\bprice|\bcosts?\b|\bfees?\b|\bcharge/u,
};

/** Ways to promise. What somebody says they have done for the customer counts as one: the assistant does nothing. */
const promises: Readonly<Record<string, RegExp>> = {
  guarantee: /保证|承诺|确保|担保|包赔|包退|包换|\bguarantee|\bpromise|\bassure|\bensure/gu,
  certain: /一定(?:会|能|可以|给|帮|为)|必定|必然|肯定(?:会|能|可以|给)|绝对|百分(?:之)?百|100%|\bdefinitely|\bcertainly|\bsurely|\bwithout fail|\bno doubt/gu,
  ours: /(?:我们|我司|本公司|公司|平台|商家|客服|我|这边|本店)(?:这边)?(?:会|将|可以|愿意|同意|马上|立即|立刻|尽快|来|决定)|(?:会|将|马上|立即|立刻|现在|这就)(?:给|为|帮|替)(?:您|你)|\b(?:we|i|our (?:team|staff|company)|the company)(?:'ll| will| shall| can| would| agree| are going to| am going to|'re going to|'m going to)\b/gu,
  done: /已经?(?:给|为|帮|替)(?:您|你)|(?:给|为|帮|替)(?:您|你)(?:[^。、;!?]{0,8})(?:好了|完毕|成功|完成)|\b(?:i|we)(?:'ve| have) (?!a\b|an\b|the\b|no\b|several\b|many\b)|\b(?:has|have) been (?:approved|refunded|cancelled|canceled|credited|issued|processed)\b/gu,
};

/** What a rule can say one way or the other. */
const rules: Readonly<Record<string, RegExp>> = {
  allows: /支持|可以|允许|接受|提供|适用|享受|能(?!力|源)|可(?=申请|退|换|修|抵|用|享|开|取消|办)|无法|\b(?:support|allow|accept|offer|provide|cover|include|appl(?:y|ies)|eligible|available|can|may|possible)/gu,
  needs: /需要|需(?!求|要)|必须|应当|须|\b(?:need|require|must|have to|has to)/gu,
  charges: /收取|收费|扣除|\b(?:charge|deduct)/gu,
  takes_back: /退款|退货|换货|保修|包退|包换|\b(?:refund|return|exchange|warrant)/gu,
  issues: /开具|寄送|邮寄|\b(?:issue|send|ship)/gu,
  binds: /保证|承诺|影响|\b(?:guarantee|promise|affect)/gu,
};
/** Who bears what it costs. */
const bearers: readonly (readonly ['yes' | 'no', RegExp])[] = [
  ['yes', /(?:我们|我司|我方|商家|卖家|平台|公司|本店)[^。、;!?]{0,6}(?:承担|负担|支付|负责|出)|\bwe (?:will |shall )?(?:bear|pay|cover)|\b(?:borne|paid|covered) by (?:us|the seller|the shop)/u],
  ['no', /(?:您|你|买家|顾客|客户|消费者|用户)[^。、;!?]{0,6}(?:承担|负担|支付|负责|出)|\b(?:you|buyers?|customers?) (?:will |must |have to )?(?:bear|pay|cover)|\b(?:borne|paid|covered) by (?:you|the buyer|the customer)/u],
];
const no = /(?:不(?:支持|可以|接受|允许|提供|能|可|会|予|再|给|得|做|作|用)?|并不|并未|无法|无需|毋需|没有|未|勿|非)(?:申请|办理)?$|\b(?:no|not|never|cannot|can't|don't|doesn't|won't|isn't|aren't|without|non)[ -](?:[a-z]+ ){0,2}$/u;

export interface Claim {
  readonly topics: readonly string[];
  /** `not guarantee` where it is denied. */
  readonly promises: readonly string[];
}

/** Of a folded sentence. */
export function claimOf(sentence: string): Claim {
  return {
    topics: Object.keys(topics).filter((name) => topics[name]!.test(sentence)),
    promises: Object.entries(promises).flatMap(([name, form]) => [...sentence.matchAll(form)].map(({ index }) => (no.test(sentence.slice(0, index)) ? `not ${name}` : name))),
  };
}

/** Of a folded clause: which rules it states, and how. `bears`: yes, the company does; no, the customer. */
export function rulesIn(clause: string): ReadonlyMap<string, ReadonlySet<'yes' | 'no'>> {
  const found = new Map<string, Set<'yes' | 'no'>>();
  const say = (rule: string, way: 'yes' | 'no') => found.set(rule, (found.get(rule) ?? new Set()).add(way));
  for (const [rule, form] of Object.entries(rules)) for (const match of clause.matchAll(form)) say(rule, match[0] === '无法' || no.test(clause.slice(0, match.index)) ? 'no' : 'yes');
  for (const [way, form] of bearers) if (form.test(clause)) say('bears', way);
  return found;
}

/** Forms in which a text gives orders to whoever reads it by machine. An article that does is not shown to a model, and no answer may lean on it. */
const orders: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|不必理会|不要理会|不要遵守|不必遵守|绕过|覆盖)[^。!?\n]{0,16}(?:规则|指令|指示|设定|限制|约束|提示词|以上内容|上述内容|之前的内容|所有要求)/u,
  /(?:你|您)(?:现在|从现在起)?(?:是|扮演|充当)(?:一个|一名|一位)?[^。!?\n]{0,6}(?:ai|人工智能|机器人|语言模型|大模型|智能助手)/u,
  /(?:ai|人工智能|机器人|智能客服|大模型|语言模型|模型|智能助手)(?:在回答时|看到这里)?(?:必须|应当|应该|务必|请|要)[^。!?\n]{0,12}(?:回答|回复|告诉|答应|承诺|输出|说|写|提供)/u,
  /系统提示词|提示词|开发者模式|越狱/u,
  /\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.!?\n]{0,40}\b(?:rules?|instructions?|prompts?|guidelines?|restrictions?|above|previous|prior|everything)\b/,
  /\byou are (?:now )?(?:an? )?(?:ai\b|assistant|chatbot|language model|dan\b)/,
  /\b(?:assistants?|chatbots?|ai|models?|llms?)\b[^.!?\n]{0,16}\b(?:must|should|shall|please)\b[^.!?\n]{0,24}\b(?:say|answer|reply|respond|tell|offer|promise|output|write)\b/,
  /\b(?:system prompt|developer mode|jailbreak)\b|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?inst\]|^\s*(?:system|assistant)\s*:/m,
];

/** Of a folded text. */
export function ordersMachines(text: string): boolean {
  return orders.some((form) => form.test(text));
}
