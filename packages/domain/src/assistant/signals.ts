/** What makes a matter urgent, found by lists: danger must never be a matter of probability, and no public set teaches it. */

import { normalise } from './normalise.ts';
import type { Chinese } from './chinese.ts';

export const signalKinds = ['safety', 'money_lost', 'threat', 'deadline', 'repeated', 'outage', 'upset', 'no_hurry', 'praise'] as const;
export type SignalKind = (typeof signalKinds)[number];

export interface Signal {
  readonly kind: SignalKind;
  /** The words it was found by. */
  readonly words: string;
}

/** Normalised text is read: small letters, half width, simplified characters. */
const forms: Readonly<Record<SignalKind, readonly RegExp[]>> = {
  safety: [
    /起火|着火|冒烟|冒火|火星|烧(?:起来|着了|了个洞|伤|坏了?(?:床|被|桌|手))|爆炸|炸(?:了|开|裂)|鼓包|漏电|触电|电(?:了|到)(?:一下|我|他|她|手)|烫伤|割伤|划伤|扎(?:伤|破|了|出血)|流血|出血|断针|中毒|过敏|上吐下泻|拉肚子|呕吐|住院|送医|急诊|进医院|救护车|窒息|卡(?:住|在)(?:了)?喉|受伤|骨折|昏迷|人身安全|威胁我|堵(?:我家|在)门|报警|自杀|不想活/u,
    /\b(?:on fire|caught fire|fire|burn(?:t|ed|ing|s)?|smok(?:e|ing)|spark(?:s|ed|ing)?|explo(?:de|ded|sion)|electric shock|gave \w+(?: \w+)? a shock|shocked|scald(?:ed)?|injur(?:ed|y)|bleed(?:ing)?|blood|poison(?:ed|ing)?|allerg(?:y|ic)|hospital|ambulance|emergency room|\ber\b|puking|vomit(?:ing)?|chok(?:e|ed|ing)|swollen|swelling|needle|unsafe|dangerous|suicid\w*)\b/u,
  ],
  money_lost: [
    /盗刷|盗号|被盗|盗走|账号被(?:人|偷)|(?:钱|余额|积分|卡|礼品卡)(?:被|全|都|正在被)?(?:偷|转走|刷走|划走|盗|套走|花掉)|骗(?:走|了|我)(?:我|了)?\d+|被骗|诈骗|骗子.{0,12}(?:转|付|万|千|块|元)|不是我(?:本人)?(?:下|买|付|操作|消费)|(?:不是|非)本人操作|陌生(?:设备|人登)|异地登录|密码被(?:改|人)|扣(?:了)?(?:我)?(?:两|三|四|五|六|好几|多|\d)(?:次|笔|遍)|重复扣|多扣|乱扣|莫名(?:其妙)?(?:被)?扣|屏幕共享|(?:正在|还在)扣/u,
    /\b(?:hacked|stolen|stole|hijack\w*|unauthori[sz]ed|fraud\w*|scam(?:med|mers?)?|phish\w*|identity theft|drain(?:ed|ing)|did(?:n't| not) (?:make|place|order|buy|authori[sz]e)|never (?:made|placed|ordered|bought|authori[sz]ed)|charged (?:me )?(?:twice|double|\w+ times)|double charged|overdrawn|password (?:was |has been )?changed|someone (?:else )?(?:is |has )?(?:logged|signed|bought|using|spending))\b/u,
  ],
  threat: [
    /12315|12345|消协|消费者协会|工商|市监|市场监管|黑猫|起诉|法院|律师|诉讼|告(?:你们|上)|打官司|立案|维权|曝光|找媒体|记者|电视台|发(?:抖音|微博|小红书|到网|网上)|上热搜|三倍赔|退一赔三|假一赔|仲裁|举报(?:你们|到)|银保监|投诉到/u,
    /\b(?:lawyers?|attorney|solicitor|sue|suing|lawsuit|legal action|court|small claims|press charges|consumer (?:protection|council|association)|regulator|ombudsman|report(?:ed)? you|to the (?:press|news|papers|media|police)|newspaper|reporter|journalist|go(?:es|ing)? (?:public|viral)|goes online|tiktok|weibo|chargeback|trading standards|police)\b/u,
  ],
  deadline: [
    /今(?:天|晚|早|日)(?:之?内|就|必须|务必|要|得|前|下班|\d|截|八|十|到期)|(?:明天|明早|明晚|后天|大后天)(?:就|要|得|早|的|一早|前|上午|下午|结婚|出发|用|走|截|是|布展|婚礼|面试|开)|(?:还剩|只剩|不到|再过)(?:最后)?\d*\s?(?:分钟|个?小时|天)|(?:\d+|半个?|一个?|两个?)(?:分钟|小时)(?:后|内|之?内).{0,8}(?:截止|没了|关闭|过期|结束|要)|马上(?:要|就)|立刻|立即|赶紧|尽快|火速|急用|急需|很急|特急|加急|紧急|急死|急急|等着(?:用|吃|穿)|来不及|赶(?:飞机|火车|不上|时间)|截止|最后(?:一|期限|\d)|到期|过期(?:了)?就|超期|救命|十万火急|倒计时|急[!！。~]|[,，。!！]急$/u,
    /\b(?:asap|urgent(?:ly)?|immediately|right now|right away|at once|hurry|deadline|by (?:tonight|tomorrow|today|noon|the end of)|(?:today|tonight|tomorrow)[^.?!]{0,24}(?:need|must|leav|fly|flight|due|close|end|expire|wedding|start|stop|deadline|birthday)|(?:need|must|due|leav\w*|expir\w*|ends?|clos\w*|fly\w*|wedding|birthday)[^.?!]{0,30}(?:today|tonight|tomorrow|this (?:afternoon|evening|morning)|in (?:an|one|two|\d+) (?:hours?|minutes?|mins?))|\d+ ?(?:mins?|minutes?|hours?) left|last (?:day|chance|hour)|running out|emergency)\b/u,
  ],
  repeated: [
    /(?:第|都|已经?)(?:二|两|三|四|五|六|七|八|九|十|\d+|好几|多)(?:次|遍|回|趟)(?!元|块)|又(?:来|是|没|坏|错|少|出|不|被|发|失)|还(?:是)?没(?:有)?(?:人|解决|处理|回|动|到|收|给|消息)|(?:打|问|催|找|反映|联系|投诉|报修|换)了(?:你们)?(?:好几|多|无数|[二两三四五六七八九十]|\d+)(?:次|遍|回|个)|一直没人|没人(?:管|理|回)|踢皮球|推来推去|再(?:一次|次)|反复|屡次|每次都|等了(?:快|整整|都)?(?:[一二两三四五六七八九十半]|\d+|好几|好多)个?(?:天|周|星期|礼拜|月|小时)/u,
    /\b(?:(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th) time|again and again|once again|still (?:no|not|nothing|waiting|haven't|hasn't|unresolved|broken)|nobody (?:answers|replies|has|came)|no (?:one|reply|answer|response)|(?:three|four|five|six|several|many|\d+) (?:times|calls|emails|messages)|keep(?:s)? (?:asking|getting|saying|telling)|wait(?:ing|ed) (?:for )?(?:\d+|two|three|four|five|six|ten|over|a) (?:days?|weeks?|months?|week|month)|passed around|how many times)\b/u,
  ],
  outage: [
    /(?:全|都|所有(?:人)?|我们(?:都|全)|大家|同事|整个|好多人|一片)(?:都|全)?.{0,8}(?:登不(?:上|了)|打不开|用不了|崩|瘫|挂了|付不了|下不了单|进不去|刷不出)|系统(?:崩|瘫痪|挂|宕)|服务器(?:崩|挂|宕)|宕机|瘫痪|(?:完全|彻底|根本|一直)(?:用不了|打不开|登不上|进不去|付不了)|崩(?:了|溃)/u,
    /\b(?:(?:site|app|system|server|website|checkout|everything|whole thing) (?:is |are )?(?:down|dead|crash\w*|not (?:working|loading))|outage|all of us|everyone (?:here )?(?:can't|cannot|is locked)|nobody can|completely (?:dead|down|broken)|can't (?:log in|sign in|pay|open) at all)\b/u,
  ],
  upset: [
    /垃圾|骗子|无耻|恶心|混蛋|王八|傻[逼比x]|滚|他妈|tmd|妈的|狗屁|放屁|什么玩意|什么破|太(?:差|烂|坑|过分|离谱|气人)|气死|忍无可忍|欺负人|耍(?:我|人)|坑人|黑心|奸商|不要脸|缺德|失望透顶|再也不|敷衍|糊弄|[!！]{2,}|[?？]{3,}|[?？][!！]|[!！][?？]/u,
    /\b(?:ridiculous|unacceptable|outrageous|disgust\w*|disgrace\w*|furious|fed up|worst|awful|terrible|pathetic|useless|liars?|lying|rip.?off|thieves|wtf|idiots?|trash|garbage|crap|bloody|damn|hell|fuck\w*|shit\w*|joke|shame on|sick of|never again)\b|[!]{2,}|[?]{3,}|\?!|!\?/u,
  ],
  no_hurry: [
    /不(?:是很|太|怎么|用|必|那么)?(?:着急|急)(?!死|人)|不赶(?:时间)?|没那么急|有空(?:再|的时候|帮|回)|方便(?:的话|时|的时候)|随便(?:问|提|说)|随口|顺便|什么时候都行|慢慢来|慢慢问|等得起|先(?:了解|问问)|想了解/u,
    /\b(?:no rush|no hurry|not (?:that |very |really |so |at all )?urgent|isn't urgent|not in a (?:hurry|rush)|whenever (?:you|it)|when you have (?:time|a moment)|take your time|just (?:wondering|curious|asking)|out of curiosity|at your convenience)\b/u,
  ],
  praise: [
    /点赞|好评|表扬|鸡腿|谢谢你们|感谢|辛苦了|满意|贴心|良心|给力|靠谱|超(?:好|棒|赞)|很(?:好|棒|满意|喜欢)|太(?:好|棒|赞)了|服气|暖心|喜欢/u,
    /\b(?:thank you so|thanks (?:so|a lot|again)|great (?:job|service)|love (?:it|the|your|this)|excellent|wonderful|amazing|brilliant|well done|appreciate|kudos|lovely|delighted|impressed|happy with)\b/u,
  ],
};

/** What is said not to be so: 没有受伤, nobody was hurt, 不是投诉. Taken out before anything is looked for. */
const denials = [
  /(?:没有?|并?未|无人?|不是|别|不会|不用|不想|没到|谈不上|不(?:打算|需要))(?:人|有|什么|任何|要|去|再|想|闹到|到|说要)?(?:受伤|起火|着火|冒烟|爆炸|触电|漏电|烫伤|报警|起诉|曝光|投诉|举报|找(?:律师|媒体|记者)|中毒|过敏|被盗|被骗|流血|出血|住院|告你们)/gu,
  /\b(?:no(?:body|t|ne)?|never|without|isn't|wasn't|didn't|don't|won't|not going to)(?: (?:one|was|is|were|been|got|going|to|any|want|a|be|planning|call|calling|see|any sort of)){0,4} (?:hurt|injur(?:ed|y)|fire|smoke|burn(?:t|ed|s)?|police|lawyers?|sue|court|stolen|hacked|hospital|shock)\b/gu,
];

export function signalsIn(text: string, chinese: Chinese): Signal[] {
  const plain = denials.reduce((said, denial) => said.replace(denial, ' '), normalise(text, chinese));
  return signalKinds.flatMap((kind) => {
    // 不急 holds 急: what tells of no hurry is no hurry.
    const said = kind === 'deadline' ? forms.no_hurry.reduce((rest, form) => rest.replace(new RegExp(form, 'gu'), ' '), plain) : plain;
    const words = forms[kind].map((form) => form.exec(said)?.[0]).find((match) => match !== undefined);
    return words === undefined ? [] : [{ kind, words: words.trim() }];
  });
}
