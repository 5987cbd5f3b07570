/** What customers of an invented shop with an app ask about, and what its agents answer. `{…}` are filled in by `words.ts`. */

export interface Topic {
  /** A category of the shipped taxonomy. */
  readonly category: string;
  readonly kind: 'question' | 'request' | 'fault' | 'refund' | 'complaint' | 'suggestion';
  /** How often, compared with the others. */
  readonly weight: number;
  readonly said: readonly string[];
  readonly answered: readonly string[];
  /** One line for the form, in the agent's words. */
  readonly summary: string;
  readonly cause: 'usage' | 'product_fault' | 'order' | 'delivery' | 'account' | 'policy' | 'other';
  /** How many are answered at once. */
  readonly atOnce: number;
  /** How many of the others need a specialist. */
  readonly expert: number;
}

export const topics: readonly Topic[] = [
  { category: 'order-payment', kind: 'question', weight: 7, cause: 'order', atOnce: 0.75, expert: 0.1, summary: '咨询下单支付方式，已说明',
    said: ['请问{product}下单后可以用花呗分期吗？', '下单的时候提示无法支付，是什么原因？', '支付失败了两次，订单 {order} 还会保留吗？', '货到付款在{city}支持吗？', '请问一个订单可以用两种方式付款吗？', '付款失败提示银行卡限额，怎么处理？'],
    answered: ['订单会为您保留 30 分钟，换一张卡或者用余额支付都可以，您现在重新点“去支付”就行。', '支持花呗 3 期和 6 期，结算页选择“分期”即可，3 期免手续费。', '提示限额是银行侧的设置，建议换一种支付方式，或在银行 App 调整当日限额后再试。'] },
  { category: 'order-change', kind: 'request', weight: 7, cause: 'order', atOnce: 0.62, expert: 0.05, summary: '客户要求修改订单，已按要求处理',
    said: ['订单 {order} 拍错颜色了，可以帮我改规格吗？', '想取消订单 {order}，还没发货。', '两个订单能合并发货吗？{order} 和另外一个。', '刚拍的{product}拍错了数量，能修改订单吗？', '帮我取消订单 {order}，重新拍一个。'],
    answered: ['您的订单还没有出库，我已经为您改好规格，预计明天发出。', '已为您取消，款项原路退回，一般 1 至 3 个工作日到账。', '两个订单收货地址一致，已备注合并发货，请您留意物流通知。'] },
  { category: 'order-invoice', kind: 'request', weight: 6, cause: 'order', atOnce: 0.66, expert: 0.04, summary: '补开或更正发票，已处理',
    said: ['请问订单 {order} 的发票怎么开？公司报销要用。', '发票抬头写错了，税号也要改，怎么弄？', '电子发票一直没收到，订单 {order}。', '可以开专票吗？需要哪些资料？', '{product}的发票能不能补开？'],
    answered: ['电子发票已重新发送到您的邮箱，也可以在“我的—发票”里下载。', '抬头可以换开，麻烦您提供新的抬头和税号，我这边马上提交，24 小时内开好。', '可以开专票，需要营业执照信息和开户行，资料齐全后 3 个工作日寄出。'] },
  { category: 'delivery-progress', kind: 'question', weight: 13, cause: 'delivery', atOnce: 0.7, expert: 0.08, summary: '查询物流进度，已告知预计送达时间',
    said: ['请问订单 {order} 什么时候发货？', '物流信息三天没动了，包裹到哪了？', '{product}拍了{days}天还没发货，什么时候能发？', '运单号 {waybill} 查不到物流信息。', '物流没更新，一直显示已揽收，大概几天能到{city}?', '请问周末也派送吗？订单 {order} 今天能到吗？'],
    answered: ['帮您查到了，包裹已到{city}分拨中心，预计明天上午派送。', '您的订单今天会从仓库发出，发出后会有短信提醒，一般 2 至 3 天送达。', '快递那边因为天气延误了一天，我已经催件，明晚前会更新，我也会帮您盯着。'] },
  { category: 'delivery-lost', kind: 'fault', weight: 5, cause: 'delivery', atOnce: 0.2, expert: 0.35, summary: '包裹异常，已与物流核实并补偿或补发',
    said: ['显示签收了但我没收到货，订单 {order}。', '包裹破损，{product}外盒压坏了。', '订单 {order} 少发了一件，只收到{product}。', '快递丢件了吗？运单 {waybill} 停在{city}五天了。', '收到的箱子是湿的，里面缺件。'],
    answered: ['非常抱歉，我已经联系快递网点核实签收人，今天内给您答复。', '很抱歉给您添麻烦了，缺的那件我马上为您登记补发。', '请您拍一下外箱和面单的照片，我这边马上提交理赔，不影响给您补发。'] },
  { category: 'delivery-address', kind: 'request', weight: 5, cause: 'delivery', atOnce: 0.72, expert: 0.03, summary: '修改收货地址或派送时间，已处理',
    said: ['订单 {order} 想改地址，改到{city}。', '能不能让快递送货上门？不要放驿站。', '收货地址写成老家了，订单 {order} 怎么修改地址？', '派送时间能约在晚上七点以后吗？'],
    answered: ['地址已改好，请您核对短信里的新地址。', '已备注“送货上门、派送前电话联系”，并同步给网点。', '已为您预约 19:00 以后派送，快递员会提前联系您。'] },
  { category: 'refund-progress', kind: 'question', weight: 6, cause: 'policy', atOnce: 0.66, expert: 0.12, summary: '查询退款进度，已告知到账时间',
    said: ['请问订单 {order} 的退款什么时候到账？', '退款进度在哪里查？已经{days}天了。', '退款没到账，银行那边说没有收到，请问怎么回事？', '退货已经签收了，请问退款多久能到？'],
    answered: ['您的退款已经提交银行，原路退回，预计 1 至 3 个工作日到账。', '查到您的退货昨天入库，退款今天会审核完成，请留意短信。', '进度可以在“我的订单—退款/售后”里看，目前是银行处理中。'] },
  { category: 'refund-exchange', kind: 'request', weight: 5, cause: 'order', atOnce: 0.3, expert: 0.15, summary: '换货或补发，已安排',
    said: ['{product}尺码小了，想换货，订单 {order}。', '收到的颜色发错了，可以换一个吗？', '想换尺码，吊牌还在。', '能补发一个配件吗？{product}少了充电线。'],
    answered: ['可以换的，请您在“售后—换货”里提交，我已为您开通上门取件。', '非常抱歉发错了，新的今天就给您寄出，旧的让快递员上门取，运费我们承担。', '配件已登记补发，运单号稍后发您。'] },
  { category: 'refund-rule', kind: 'question', weight: 4, cause: 'policy', atOnce: 0.82, expert: 0.05, summary: '咨询退款规则，已说明',
    said: ['请问退货运费谁出？', '现在的退款规则是不是改了？', '运费险怎么赔付？', '拆封的{product}还能七天无理由吗？请问规则是怎样的？', '请问新规则里的审核要多久？'],
    answered: ['不影响二次销售的，签收后七天内都可以退；质量问题运费由我们承担。', '8 月 11 日起退款需要先审核凭证，审核通过后原路退回。', '买了运费险的，退货入库后 72 小时内自动赔付到您的账户。'] },
  { category: 'product-info', kind: 'question', weight: 10, cause: 'other', atOnce: 0.9, expert: 0.05, summary: '商品咨询，已解答',
    said: ['请问{product}适合送长辈吗？', '{product}和上一代有什么区别？', '{product}现在有货吗？什么时候补货？', '身高 165 选{product}什么尺码合适？', '请问{product}是什么材质的？', '{product}可以带上飞机吗？想了解一下参数。'],
    answered: ['{product}目前{city}仓有货，今天下单明天就能发。', '新款主要是续航和重量的改进，如果您经常外出，更推荐新款。', '按您的身高体重建议选 M 码，我们支持七天无理由，放心拍。'] },
  { category: 'product-quality', kind: 'fault', weight: 5, cause: 'product_fault', atOnce: 0.15, expert: 0.4, summary: '商品质量反馈，已核实并给出方案',
    said: ['{product}用了{days}天就坏了，算质量问题吗？', '{product}有瑕疵，边上开裂了。', '洗了一次就掉色，订单 {order}。', '{product}有异味，散了一周还有。', '收到的{product}不工作，充不进电。'],
    answered: ['很抱歉给您带来不便，麻烦拍一段视频，我马上为您登记检测。', '属于质量问题的，可以换新或者退货，运费我们承担。', '我先把您的情况转给专项同事判断，今天内给您答复。'] },
  { category: 'product-warranty', kind: 'question', weight: 4, cause: 'policy', atOnce: 0.7, expert: 0.12, summary: '保修政策咨询，已说明',
    said: ['{product}保修多久？需要发票吗？', '过了质保还能维修吗？大概多少钱？', '请问{city}有售后网点吗？', '{product}想换电池，怎么返修？'],
    answered: ['整机保修一年，凭订单号就可以，不需要纸质发票。', '过保也能维修，检测免费，确认费用后再修。', '可以寄修，我把地址发您，到付即可，一般 5 个工作日修好。'] },
  { category: 'app-howto', kind: 'question', weight: 6, cause: 'usage', atOnce: 0.92, expert: 0.03, summary: '新版功能使用咨询，已指导操作',
    said: ['请问新版的{feature}在哪里找？', '更新以后找不到{feature}的入口了，怎么用？', '改版之后{feature}怎么设置？', '请问新版怎么切换回以前的首页？', '{feature}怎么操作？页面都变了。', '新版功能看不懂，{feature}怎么用呀？', 'App 改版后{feature}搬到哪里去了？'],
    answered: ['新版在“我的”右上角的设置里，往下拉就能看到{feature}。', '{feature}挪到首页左上角的“更多”里了，点进去第三个就是。', '您长按图标就可以把{feature}放回首页，我把图文步骤发给您。', '在“我的—常用功能—编辑”里勾选{feature}就会显示出来。'] },
  { category: 'app-fault', kind: 'fault', weight: 5, cause: 'product_fault', atOnce: 0.35, expert: 0.4, summary: 'App 故障，已排查',
    said: ['App 一打开就闪退，{phone}手机。', '更新后购物车白屏，重启也没用。', '付款页面一直卡住，加载不出来。', '搜索的时候报错，提示网络异常。', 'App 打不开了，昨天还好好的。'],
    answered: ['您先在系统设置里清一下缓存，再更新到最新版本试试。', '这个机型的问题我们已经在修复，今晚会推送新版本，先用小程序下单不影响优惠。', '麻烦您截一张报错的图，我转给技术同事，今天内给您答复。'] },
  { category: 'account-sign-in', kind: 'question', weight: 6, cause: 'account', atOnce: 0.8, expert: 0.08, summary: '登录注册问题，已解决',
    said: ['收不到验证码，登不上怎么办？', '请问忘记密码怎么找回？手机号也换了。', '想换绑手机，旧号码已经停机。', '注册提示手机号已存在，怎么处理？', '实名认证一直不通过，请问什么原因？'],
    answered: ['可以先用邮箱验证登录，再在“账号与安全”里换绑手机。', '短信通道刚才有延迟，现在已经恢复，您再获取一次试试。', '换绑需要人工核验，我把链接发您，上传资料后 1 个工作日内完成。'] },
  { category: 'account-security', kind: 'fault', weight: 1, cause: 'account', atOnce: 0.1, expert: 0.5, summary: '账号安全风险，已冻结并核验',
    said: ['我的账号好像被盗了，有一笔订单不是我操作的。', '收到异地登录提醒，不是我操作，怎么办？', '账号里出现陌生设备，密码被改了。'],
    answered: ['请您别着急，我已先冻结支付功能，请不要把验证码告诉任何人。', '已为您下线陌生设备，麻烦您配合核验身份后重设密码。'] },
  { category: 'account-member', kind: 'question', weight: 5, cause: 'account', atOnce: 0.85, expert: 0.04, summary: '会员积分咨询，已说明',
    said: ['请问积分什么时候过期？', '会员续费以后权益没生效，请问为什么？', '积分可以抵多少钱？', '请问怎么升级会员等级？', '生日权益在哪里领？'],
    answered: ['积分有效期到次年年底，100 分抵 1 元，结算时勾选即可。', '权益有几分钟延迟，您退出重新登录就能看到了。', '近 12 个月消费满 3000 元自动升级，您还差 {amount} 元。'] },
  { category: 'service-suggestion', kind: 'suggestion', weight: 2, cause: 'other', atOnce: 0.9, expert: 0, summary: '收到建议，已转产品部门',
    said: ['提个建议，希望增加{feature}的快捷入口。', '建议你们把运费说明写得更清楚一点。', '希望能增加大字版，长辈看不清。'],
    answered: ['谢谢您的建议，我已经记录并提交给产品同事，采纳后会通知您。', '感谢反馈，这个建议很有用，我们会在后续版本里考虑。'] },
  { category: 'other', kind: 'question', weight: 2, cause: 'other', atOnce: 0.9, expert: 0, summary: '其他咨询，已答复',
    said: ['请问你们的客服时间是几点到几点？', '请问有线下门店吗？在{city}。', 'Hi, do you ship to Hong Kong?', 'Hello, can I change the language of the app to English?', 'Could you tell me how long delivery to {cityEn} takes?'],
    answered: ['我们每天 8:00 至 22:00 在线，其他时间可以留言。', '目前以线上为主，{city}有一家体验店，地址稍后发您。', 'Yes, we do. Delivery takes three to five days, and you can follow it in the app.'] },
];

/** The quarterly promotion's own questions. */
export const promotionTopics: readonly Topic[] = [
  { category: 'promotion-rule', kind: 'question', weight: 9, cause: 'policy', atOnce: 0.9, expert: 0.02, summary: '活动规则咨询，已说明',
    said: ['请问满减和优惠券可以叠加吗？', '预售的{product}尾款什么时候付？', '活动规则里的赠品怎么领？', '请问定金付了不想要可以退吗？', '季度大促到几号结束？{product}参加活动吗？', '满 300 减 50 怎么凑单？'],
    answered: ['可以叠加一张店铺券，结算时自动选最优。', '尾款在 8 月 10 日 0 点开始支付，到时会有提醒。', '赠品随单发出，数量有限，先付款先得。'] },
  { category: 'promotion-coupon', kind: 'question', weight: 7, cause: 'policy', atOnce: 0.82, expert: 0.05, summary: '优惠券使用咨询，已处理',
    said: ['优惠券用不了，提示不满足条件。', '请问昨天领的红包怎么没看到？', '兑换码一直提示无效，请问怎么回事？', '满减券没到账，怎么领？'],
    answered: ['这张券限{product}所在的品类使用，我给您补发一张通用券。', '红包有效期是领取后 24 小时，我帮您申请重新发放一次。', '兑换码区分大小写，您复制粘贴再试一下。'] },
  { category: 'promotion-price', kind: 'request', weight: 5, cause: 'policy', atOnce: 0.6, expert: 0.1, summary: '价格保护申请，已处理',
    said: ['{product}刚买就降价了，可以价保吗？订单 {order}。', '买贵了，申请退差价 {amount} 元。', '请问大促期间保价多少天？'],
    answered: ['符合价保条件，差价 {amount} 元已原路退回。', '大促期间支持 15 天价保，可以在订单详情里一键申请。'] },
  { category: 'order-payment', kind: 'question', weight: 4, cause: 'order', atOnce: 0.78, expert: 0.08, summary: '大促下单咨询，已说明',
    said: ['大促下单一直排队，付款失败怎么办？', '零点下单提示库存不足，支付失败的订单还能恢复吗？', '请问大促期间可以分期吗？{product}。'],
    answered: ['高峰期请您稍等一分钟再提交，库存会为您保留 15 分钟。', '该订单已释放库存，不过刚补了一批，您现在可以重新下单，优惠仍有效。'] },
  { category: 'delivery-progress', kind: 'question', weight: 4, cause: 'delivery', atOnce: 0.72, expert: 0.05, summary: '大促订单发货时间咨询，已告知',
    said: ['大促买的{product}什么时候发货？', '预售订单 {order} 还没发货，几天能到？', '大促的包裹物流没更新，请问还要多久？'],
    answered: ['大促订单会在 72 小时内发出，您的排在今天晚上的批次。', '预售商品付完尾款后 48 小时内发货，我已为您备注加急。'] },
];

/** Refunds: the words with which they begin; the flow itself asks for the rest. */
export const refundTopics: readonly Topic[] = [
  { category: 'refund-apply', kind: 'refund', weight: 10, cause: 'order', atOnce: 0, expert: 1, summary: '退款申请',
    said: ['我要退款，{product}不合适，订单 {order}。', '申请退款，七天无理由，{product}没拆封。', '{product}有质量问题，我要退货退款，订单 {order}。', '订单 {order} 重复扣款了，扣了两次 {amount} 元，请退还。', '一直没收到货，申请仅退款，订单 {order}。', '自动续费了会员，不想要了，请退款。', '发错商品了，我要退款，订单 {order}。'],
    answered: ['理解您的心情，我马上为您登记退款申请，请确认一下订单号和金额。', '好的，退款会原路退回，我先帮您登记，退款专员会尽快审核。', '收到，麻烦您发一下商品照片，方便尽快审核。'] },
];

export const complaintTopics: readonly Topic[] = [
  { category: 'service-manner', kind: 'complaint', weight: 4, cause: 'other', atOnce: 0, expert: 0.2, summary: '服务态度投诉',
    said: ['我要投诉，昨天的客服态度太差，没说完就结束了会话。', '投诉你们客服，问了三遍都不正面回答。', '电话打了四次都在踢皮球，我要投诉。'],
    answered: ['非常抱歉给您带来这么不好的体验，您的问题我来负责跟进。', '实在对不起，请您慢慢说，我都记下来。'] },
  { category: 'refund-progress', kind: 'complaint', weight: 5, cause: 'policy', atOnce: 0, expert: 0.3, summary: '退款时效投诉',
    said: ['退款拖了{days}天还没到账，我要投诉！', '说好三天退款，现在又说新规则要审核，说话不算数，我要投诉。', '订单 {order} 的退款一直没人处理，再不解决就打 12315。'],
    answered: ['非常抱歉让您等了这么久，我马上为您升级处理，主管会在 2 小时内联系您。', '您的着急我完全理解，我现在就核实卡在哪个环节。'] },
  { category: 'delivery-lost', kind: 'complaint', weight: 4, cause: 'delivery', atOnce: 0, expert: 0.3, summary: '物流问题投诉',
    said: ['包裹丢了一个星期没人管，我要投诉！', '快递把{product}摔坏了还让我自己找网点，投诉你们。', '显示签收但没收到货，联系几次都敷衍我，要投诉。'],
    answered: ['对不起，这件事由我来跟到底，我先和网点核实。', '非常抱歉，我马上登记您的投诉，主管会给您一个说法。'] },
  { category: 'product-quality', kind: 'complaint', weight: 3, cause: 'product_fault', atOnce: 0, expert: 0.4, summary: '商品质量投诉',
    said: ['{product}用一次就坏了，宣传都是骗人的，我要投诉。', '第二次换货还是坏的，太过分了，投诉！'],
    answered: ['非常抱歉，您反馈的问题我们非常重视，我马上登记。', '让您反复折腾真的很抱歉，我来为您跟进到底。'] },
];
