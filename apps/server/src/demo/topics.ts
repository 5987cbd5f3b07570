/** What customers of an invented shop with an app ask about, and what its agents answer. `{…}` are filled in by `words.ts`. Some answer what no rule says, as everywhere: keepers find it. */

export interface Topic {
  /** A category of the shipped taxonomy. */
  readonly category: string;
  readonly kind: 'question' | 'request' | 'fault' | 'refund' | 'complaint' | 'suggestion';
  /** How often, compared with the others. */
  readonly weight: number;
  /** What is asked, and behind it what agents answer: where that is more than one thing, they do not agree, or they say one as well as the other. */
  readonly asked: readonly (readonly [said: string, ...answers: string[]])[];
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
    asked: [
      ['请问{product}下单后可以用花呗分期吗？', '支持花呗 3 期和 6 期，结算页选择“分期”即可，3 期免手续费。'],
      ['下单的时候提示无法支付，是什么原因？', '多半是付款方式的问题，换一张卡或者用余额支付都可以，您现在重新点“去支付”就行。'],
      ['支付失败了两次，订单 {order} 还会保留吗？', '订单会为您保留 30 分钟，换一张卡或者用余额支付都可以，您现在重新点“去支付”就行。'],
      ['货到付款在{city}支持吗？', '暂不支持货到付款，微信、支付宝、银行卡和花呗都可以付。'],
      ['请问一个订单可以用两种方式付款吗？', '可以先用余额抵一部分，剩下的再选微信、支付宝、银行卡或花呗付清。'],
      ['付款失败提示银行卡限额，怎么处理？', '提示限额是银行侧的设置，建议换一种支付方式，或在银行 App 调整当日限额后再试。'],
    ] },
  { category: 'order-change', kind: 'request', weight: 7, cause: 'order', atOnce: 0.62, expert: 0.05, summary: '客户要求修改订单，已按要求处理',
    asked: [
      ['订单 {order} 拍错颜色了，可以帮我改规格吗？', '您的订单还没有出库，我已经为您改好规格，预计明天发出。'],
      ['想取消订单 {order}，还没发货。', '已为您取消，款项原路退回，一般 1 至 3 个工作日到账。'],
      ['两个订单能合并发货吗？{order} 和另外一个。', '两个订单收货地址一致，已备注合并发货，请您留意物流通知。'],
      ['刚拍的{product}拍错了数量，能修改订单吗？', '还没有出库，可以改的，我已经为您改好数量，您看一下订单详情。'],
      ['帮我取消订单 {order}，重新拍一个。', '已为您取消，款项原路退回，您现在就可以重新下单，不用等退款到账。'],
    ] },
  { category: 'order-invoice', kind: 'request', weight: 6, cause: 'order', atOnce: 0.66, expert: 0.04, summary: '补开或更正发票，已处理',
    asked: [
      ['请问订单 {order} 的发票怎么开？公司报销要用。', '在“我的—发票”里选这个订单申请就行，抬头填公司名称和税号，电子发票会发到您的邮箱。'],
      ['发票抬头写错了，税号也要改，怎么弄？', '抬头可以换开，麻烦您提供新的抬头和税号，我这边马上提交，24 小时内开好。'],
      ['电子发票一直没收到，订单 {order}。', '电子发票已重新发送到您的邮箱，也可以在“我的—发票”里下载。'],
      ['可以开专票吗？需要哪些资料？', '可以开专票，需要营业执照信息和开户行，资料齐全后 3 个工作日寄出。'],
      ['{product}的发票能不能补开？', '可以补开，订单完成后 90 天内都能在“我的—发票”里申请。', '能补开的，您在“我的—发票”里申请就行，订单完成后 90 天内有效。', '可以补开的，不过要在订单完成后 60 天内申请，我先帮您提交。'],
    ] },
  { category: 'delivery-progress', kind: 'question', weight: 13, cause: 'delivery', atOnce: 0.7, expert: 0.08, summary: '查询物流进度，已告知预计送达时间',
    asked: [
      ['请问订单 {order} 什么时候发货？', '您的订单今天会从仓库发出，发出后会有短信提醒，一般 2 至 3 天送达。'],
      ['物流信息三天没动了，包裹到哪了？', '快递那边因为天气延误了一天，我已经催件，明晚前会更新，我也会帮您盯着。', '帮您查到了，包裹已到{city}分拨中心，预计明天上午派送。'],
      ['{product}拍了{days}天还没发货，什么时候能发？', '实在抱歉，我已经向仓库催单，您的订单今天会发出，发出后有短信提醒。'],
      ['运单号 {waybill} 查不到物流信息。', '刚发出的包裹要等快递扫描后才有信息，我也核对了运单号，没有错，您明天再看一下。'],
      ['物流没更新，一直显示已揽收，大概几天能到{city}?', '帮您查到了，包裹已在去{city}的路上，发出后一般 2 至 3 天送达。'],
      ['请问周末也派送吗？订单 {order} 今天能到吗？', '周末照常派送。帮您查到了，包裹已到{city}分拨中心，预计明天上午送到。'],
    ] },
  { category: 'delivery-lost', kind: 'fault', weight: 5, cause: 'delivery', atOnce: 0.2, expert: 0.35, summary: '包裹异常，已与物流核实并补偿或补发',
    asked: [
      ['显示签收了但我没收到货，订单 {order}。', '非常抱歉，我已经联系快递网点核实签收人，今天内给您答复。'],
      ['包裹破损，{product}外盒压坏了。', '请您拍一下外箱和面单的照片，我这边马上提交理赔，不影响给您补发。'],
      ['订单 {order} 少发了一件，只收到{product}。', '很抱歉给您添麻烦了，缺的那件我马上为您登记补发。'],
      ['快递丢件了吗？运单 {waybill} 停在{city}五天了。', '非常抱歉，我已经向快递公司发起查件，今天内给您答复，确认丢失的马上给您补发或退款。'],
      ['收到的箱子是湿的，里面缺件。', '请您拍一下外箱、面单和里面的照片，缺的那件我马上为您登记补发。'],
    ] },
  { category: 'delivery-address', kind: 'request', weight: 5, cause: 'delivery', atOnce: 0.72, expert: 0.03, summary: '修改收货地址或派送时间，已处理',
    asked: [
      ['订单 {order} 想改地址，改到{city}。', '地址已改好，请您核对短信里的新地址。'],
      ['能不能让快递送货上门？不要放驿站。', '已备注“送货上门、派送前电话联系”，并同步给网点。'],
      ['收货地址写成老家了，订单 {order} 怎么修改地址？', '还没有发货，地址已改好，请您核对短信里的新地址。'],
      ['派送时间能约在晚上七点以后吗？', '已为您预约 19:00 以后派送，快递员会提前联系您。'],
    ] },
  { category: 'refund-progress', kind: 'question', weight: 6, cause: 'policy', atOnce: 0.66, expert: 0.12, summary: '查询退款进度，已告知到账时间',
    asked: [
      ['请问订单 {order} 的退款什么时候到账？', '您的退款已经提交银行，原路退回，预计 1 至 3 个工作日到账。'],
      ['退款进度在哪里查？已经{days}天了。', '进度可以在“我的订单—退款/售后”里看，目前是银行处理中。'],
      ['退款没到账，银行那边说没有收到，请问怎么回事？', '帮您查到退款流水号了，我发到您的短信，您拿它问银行就能查到，我这边也同时核查。'],
      ['退货已经签收了，请问退款多久能到？', '查到您的退货昨天入库，退款今天会审核完成，审核通过后 1 至 3 个工作日到账。', '退货签收后我们 1 个工作日内审核完，再过 1 至 3 个工作日到账。', '退货签收后要先验货审核，审核通过后 7 个工作日到账，请您留意短信。'],
    ] },
  { category: 'refund-exchange', kind: 'request', weight: 5, cause: 'order', atOnce: 0.3, expert: 0.15, summary: '换货或补发，已安排',
    asked: [
      ['{product}尺码小了，想换货，订单 {order}。', '可以换的，请您在“售后—换货”里提交，我已为您开通上门取件。'],
      ['收到的颜色发错了，可以换一个吗？', '非常抱歉发错了，新的今天就给您寄出，旧的让快递员上门取，运费我们承担。'],
      ['想换尺码，吊牌还在。', '签收后 15 天内都可以换，请您在“售后—换货”里提交，我已为您开通上门取件。'],
      ['能补发一个配件吗？{product}少了充电线。', '配件已登记补发，运单号稍后发您。'],
    ] },
  { category: 'refund-rule', kind: 'question', weight: 4, cause: 'policy', atOnce: 0.82, expert: 0.05, summary: '咨询退款规则，已说明',
    asked: [
      ['请问退货运费谁出？', '质量问题和发错货的，运费由我们承担；不想要了退货的，寄回运费由您承担。'],
      ['现在的退款规则是不是改了？', '8 月 11 日起退款需要先审核凭证，审核通过后原路退回。'],
      ['运费险怎么赔付？', '买了运费险的，退货入库后 72 小时内自动赔付到您的账户。'],
      ['拆封的{product}还能七天无理由吗？请问规则是怎样的？', '可以的，不影响二次销售，签收后七天内都可以退。', '拆封了也可以退，签收后七天内，不影响二次销售就行。', '拆封以后会影响二次销售，不能退的。'],
      ['请问新规则里的审核要多久？', '审核在 1 个工作日内完成，通过后原路退回。', '新规则的审核是 1 个工作日，通过后原路退回。', '新规则的审核现在要 3 个工作日，通过后原路退回。'],
    ] },
  { category: 'product-info', kind: 'question', weight: 10, cause: 'other', atOnce: 0.9, expert: 0.05, summary: '商品咨询，已解答',
    asked: [
      ['请问{product}适合送长辈吗？', '适合的，操作很简单，包装里有大字版说明书，包裹里不放价格清单，可以直接寄给长辈。'],
      ['{product}和上一代有什么区别？', '新款主要是续航和重量的改进，如果您经常外出，更推荐新款。'],
      ['{product}现在有货吗？什么时候补货？', '{product}目前{city}仓有货，今天下单明天就能发。'],
      ['身高 165 选{product}什么尺码合适？', '按您的身高建议选 M 码，喜欢宽松的可以选大一码，我们支持七天无理由，放心拍。'],
      ['请问{product}是什么材质的？', '材质在商品页的“参数”里都有，我把{product}的详细说明发给您。'],
      ['{product}可以带上飞机吗？想了解一下参数。', '参数在商品页的“参数”里，带电池的随身带、不托运就可以，我把详细说明发给您。'],
    ] },
  { category: 'product-quality', kind: 'fault', weight: 5, cause: 'product_fault', atOnce: 0.15, expert: 0.4, summary: '商品质量反馈，已核实并给出方案',
    asked: [
      ['{product}用了{days}天就坏了，算质量问题吗？', '很抱歉给您带来不便，麻烦拍一段视频，属于质量问题的可以换新或者退货，运费我们承担。'],
      ['{product}有瑕疵，边上开裂了。', '很抱歉，麻烦您拍一张照片，属于质量问题的可以换新或者退货，运费我们承担。'],
      ['洗了一次就掉色，订单 {order}。', '很抱歉，按洗护说明洗还掉色的算质量问题，可以换新或者退货，运费我们承担。'],
      ['{product}有异味，散了一周还有。', '很抱歉，我先把您的情况转给专项同事判断，今天内给您答复。'],
      ['收到的{product}不工作，充不进电。', '很抱歉给您带来不便，麻烦拍一段视频，我马上为您登记检测。'],
    ] },
  { category: 'product-warranty', kind: 'question', weight: 4, cause: 'policy', atOnce: 0.7, expert: 0.12, summary: '保修政策咨询，已说明',
    asked: [
      ['{product}保修多久？需要发票吗？', '整机保修一年，凭订单号就可以，不需要纸质发票。', '整机保修 1 年，不需要发票，报订单号就行。', '整机保修两年，报修的时候需要发票，麻烦您先找一下。'],
      ['过了质保还能维修吗？大概多少钱？', '过保也能维修，检测免费，确认费用后再修。'],
      ['请问{city}有售后网点吗？', '目前杭州、广州、成都有售后网点，其他城市可以寄修，我把地址发您。'],
      ['{product}想换电池，怎么返修？', '可以寄修，在“我的订单—退款/售后”里选“维修”就有地址，收到后一般 5 个工作日修好。'],
    ] },
  { category: 'app-howto', kind: 'question', weight: 6, cause: 'usage', atOnce: 0.92, expert: 0.03, summary: '新版功能使用咨询，已指导操作',
    asked: [
      ['请问新版的{feature}在哪里找？', '在“我的—常用功能—编辑”里勾选{feature}就会显示出来。'],
      ['更新以后找不到{feature}的入口了，怎么用？', '在“我的—常用功能—编辑”里勾选{feature}就会显示出来，我把图文步骤发给您。'],
      ['改版之后{feature}怎么设置？', '点开{feature}，右上角就是设置，我把图文步骤发给您。'],
      ['请问新版怎么切换回以前的首页？', '在“我的—设置—外观—经典首页”里切换就可以，点一下马上生效。'],
      ['{feature}怎么操作？页面都变了。', '您别着急，入口在“我的—常用功能”，我把图文步骤发给您，您照着点就行。'],
      ['新版功能看不懂，{feature}怎么用呀？', '您别着急，入口在“我的—常用功能”，我把图文步骤发给您，您照着点就行。'],
      ['App 改版后{feature}搬到哪里去了？', '搬到“我的—常用功能”里了，没看到的，点“编辑”勾选{feature}就会显示出来。'],
    ] },
  { category: 'app-fault', kind: 'fault', weight: 5, cause: 'product_fault', atOnce: 0.35, expert: 0.4, summary: 'App 故障，已排查',
    asked: [
      ['App 一打开就闪退，{phone}手机。', '您先在系统设置里清一下缓存，再更新到最新版本试试。', '这个机型的问题我们已经在修复，今晚会推送新版本，先用小程序下单不影响优惠。'],
      ['更新后购物车白屏，重启也没用。', '商品都还在账号里，您先清一下缓存再更新到最新版本，急着下单可以用小程序，优惠一样。'],
      ['付款页面一直卡住，加载不出来。', '您先别重复付款，退出来看一下“我的订单”，显示待付款的再重新点“去支付”。'],
      ['搜索的时候报错，提示网络异常。', '您切换一下 Wi-Fi 和流量再试，还报错的话麻烦截一张图，我转给技术同事，今天内给您答复。'],
      ['App 打不开了，昨天还好好的。', '您先在系统设置里清一下缓存，再更新到最新版本试试。', '麻烦您截一张报错的图，我转给技术同事，今天内给您答复。'],
    ] },
  { category: 'account-sign-in', kind: 'question', weight: 6, cause: 'account', atOnce: 0.8, expert: 0.08, summary: '登录注册问题，已解决',
    asked: [
      ['收不到验证码，登不上怎么办？', '短信通道刚才有延迟，现在已经恢复，您再获取一次试试。', '可以先用邮箱验证登录，再检查一下手机的短信拦截。'],
      ['请问忘记密码怎么找回？手机号也换了。', '可以先用邮箱验证登录，再在“账号与安全”里换绑手机。'],
      ['想换绑手机，旧号码已经停机。', '换绑需要人工核验，我把链接发您，上传资料后 1 个工作日内完成。'],
      ['注册提示手机号已存在，怎么处理？', '这个号码注册过账号，您直接用短信验证码登录就可以。'],
      ['实名认证一直不通过，请问什么原因？', '多半是证件照片反光或者姓名不一致，您按页面提示重新提交一次，还不行我帮您转人工核验。'],
    ] },
  { category: 'account-security', kind: 'fault', weight: 1, cause: 'account', atOnce: 0.1, expert: 0.5, summary: '账号安全风险，已冻结并核验',
    asked: [
      ['我的账号好像被盗了，有一笔订单不是我操作的。', '请您别着急，我已先冻结支付功能，请不要把验证码告诉任何人。'],
      ['收到异地登录提醒，不是我操作，怎么办？', '请您别着急，我已先冻结支付功能，请不要把验证码告诉任何人，再配合核验一下身份。'],
      ['账号里出现陌生设备，密码被改了。', '已为您下线陌生设备，麻烦您配合核验身份后重设密码。'],
    ] },
  { category: 'account-member', kind: 'question', weight: 5, cause: 'account', atOnce: 0.85, expert: 0.04, summary: '会员积分咨询，已说明',
    asked: [
      ['请问积分什么时候过期？', '积分有效到得到它的次年年底，在“我的—积分”里能看到快到期的。'],
      ['会员续费以后权益没生效，请问为什么？', '权益有几分钟延迟，您退出重新登录就能看到了。'],
      ['积分可以抵多少钱？', '100 分抵 1 元，结算时勾选“使用积分”即可。'],
      ['请问怎么升级会员等级？', '近 12 个月消费满 3000 元自动升金卡，您还差 {amount} 元。'],
      ['生日权益在哪里领？', '生日当月在“我的—会员中心—生日权益”里点“领取”就行，当月有效。'],
    ] },
  { category: 'service-suggestion', kind: 'suggestion', weight: 2, cause: 'other', atOnce: 0.9, expert: 0, summary: '收到建议，已转产品部门',
    asked: [
      ['提个建议，希望增加{feature}的快捷入口。', '谢谢您的建议，我已经记录并提交给产品同事，采纳后会通知您。'],
      ['建议你们把运费说明写得更清楚一点。', '谢谢您的建议，我已经记录并提交给产品同事，采纳后会通知您。'],
      ['希望能增加大字版，长辈看不清。', '感谢反馈，这个建议很有用，我已经提交给产品同事。'],
    ] },
  { category: 'other', kind: 'question', weight: 2, cause: 'other', atOnce: 0.9, expert: 0, summary: '其他咨询，已答复',
    asked: [
      ['请问你们的客服时间是几点到几点？', '我们每天 8:00 至 22:00 在线，其他时间可以留言。'],
      ['请问有线下门店吗？在{city}。', '目前以线上为主，{city}有一家体验店，地址稍后发您。'],
      ['Hi, do you ship to Hong Kong?', 'Yes, we do. Delivery takes three to five days, and you can follow it in the app.'],
      ['Hello, can I change the language of the app to English?', 'Yes, you can. Open “Me – Settings – Language” in the app and choose English.'],
      ['Could you tell me how long delivery to {cityEn} takes?', 'Delivery to {cityEn} usually takes two to three days, and you can follow it in the app.'],
    ] },
];

/** The quarterly promotion's own questions. */
export const promotionTopics: readonly Topic[] = [
  { category: 'promotion-rule', kind: 'question', weight: 9, cause: 'policy', atOnce: 0.9, expert: 0.02, summary: '活动规则咨询，已说明',
    asked: [
      ['请问满减和优惠券可以叠加吗？', '可以叠加一张店铺券，结算时自动选最优。'],
      ['预售的{product}尾款什么时候付？', '尾款在 8 月 10 日 0 点开始支付，到时会有提醒。'],
      ['活动规则里的赠品怎么领？', '赠品随单发出，数量有限，先付款先得。'],
      ['请问定金付了不想要可以退吗？', '定金一般不退，如果是我们缺货或者没按时发货，会全额退给您。'],
      ['季度大促到几号结束？{product}参加活动吗？', '大促到 8 月 12 日结束，商品页上有“大促”标记的都参加。'],
      ['满 300 减 50 怎么凑单？', '活动商品加起来满 300 元，结算时自动减 50 元，购物车里点“去凑单”就能看到还差多少。'],
    ] },
  { category: 'promotion-coupon', kind: 'question', weight: 7, cause: 'policy', atOnce: 0.82, expert: 0.05, summary: '优惠券使用咨询，已处理',
    asked: [
      ['优惠券用不了，提示不满足条件。', '这张券限{product}所在的品类使用，我给您补发一张通用券。'],
      ['请问昨天领的红包怎么没看到？', '红包有效期是领取后 24 小时，我帮您申请重新发放一次。'],
      ['兑换码一直提示无效，请问怎么回事？', '兑换码区分大小写，您复制粘贴再试一下。'],
      ['满减券没到账，怎么领？', '领取后要几分钟才到账，您刷新一下“我的—优惠券”，还没有的话我帮您补发。'],
    ] },
  { category: 'promotion-price', kind: 'request', weight: 5, cause: 'policy', atOnce: 0.6, expert: 0.1, summary: '价格保护申请，已处理',
    asked: [
      ['{product}刚买就降价了，可以价保吗？订单 {order}。', '符合价保条件，差价 {amount} 元已原路退回。'],
      ['买贵了，申请退差价 {amount} 元。', '符合价保条件，差价 {amount} 元已原路退回。'],
      ['请问大促期间保价多少天？', '大促期间支持 15 天价保，可以在订单详情里一键申请。', '大促期间买的保价 15 天，降价了在订单详情里一键申请。', '大促期间支持 7 天价保，可以在订单详情里一键申请。'],
    ] },
  { category: 'order-payment', kind: 'question', weight: 4, cause: 'order', atOnce: 0.78, expert: 0.08, summary: '大促下单咨询，已说明',
    asked: [
      ['大促下单一直排队，付款失败怎么办？', '高峰期请您稍等一分钟再提交，库存会为您保留 15 分钟。'],
      ['零点下单提示库存不足，支付失败的订单还能恢复吗？', '该订单已释放库存，不过刚补了一批，您现在可以重新下单，优惠仍有效。'],
      ['请问大促期间可以分期吗？{product}。', '支持花呗 3 期和 6 期，结算页选择“分期”即可，3 期免手续费。'],
    ] },
  { category: 'delivery-progress', kind: 'question', weight: 4, cause: 'delivery', atOnce: 0.72, expert: 0.05, summary: '大促订单发货时间咨询，已告知',
    asked: [
      ['大促买的{product}什么时候发货？', '大促订单会在 72 小时内发出，您的排在今天晚上的批次。'],
      ['预售订单 {order} 还没发货，几天能到？', '预售商品付完尾款后 48 小时内发货，我已为您备注加急。'],
      ['大促的包裹物流没更新，请问还要多久？', '大促包裹多，更新会慢一些，帮您查到已到{city}分拨中心，预计明天派送。'],
    ] },
];

/** Refunds: the words with which they begin; the flow itself asks for the rest. */
export const refundTopics: readonly Topic[] = [
  { category: 'refund-apply', kind: 'refund', weight: 10, cause: 'order', atOnce: 0, expert: 1, summary: '退款申请',
    asked: [
      ['我要退款，{product}不合适，订单 {order}。', '理解您的心情，我马上为您登记退款申请，请确认一下订单号和金额。'],
      ['申请退款，七天无理由，{product}没拆封。', '好的，退款会原路退回，我先帮您登记，退款专员会尽快审核。'],
      ['{product}有质量问题，我要退货退款，订单 {order}。', '非常抱歉，麻烦您发一下商品照片，我马上登记，方便尽快审核。'],
      ['订单 {order} 重复扣款了，扣了两次 {amount} 元，请退还。', '非常抱歉，麻烦您发一下两笔扣款的账单截图，我马上登记，重复扣的款会原路退回。'],
      ['一直没收到货，申请仅退款，订单 {order}。', '理解您的心情，我马上为您登记退款申请，同时向快递公司核实包裹。'],
      ['自动续费了会员，不想要了，请退款。', '好的，自动续费我先帮您关掉，退款登记好了，退款专员会尽快审核。'],
      ['发错商品了，我要退款，订单 {order}。', '非常抱歉发错了，麻烦您发一下商品照片，我马上登记，运费我们承担。'],
    ] },
];

export const complaintTopics: readonly Topic[] = [
  { category: 'service-manner', kind: 'complaint', weight: 4, cause: 'other', atOnce: 0, expert: 0.2, summary: '服务态度投诉',
    asked: [
      ['我要投诉，昨天的客服态度太差，没说完就结束了会话。', '非常抱歉给您带来这么不好的体验，您的问题我来负责跟进。'],
      ['投诉你们客服，问了三遍都不正面回答。', '实在对不起，请您慢慢说，我都记下来。'],
      ['电话打了四次都在踢皮球，我要投诉。', '非常抱歉让您打了这么多次，您的问题我来负责跟进。'],
    ] },
  { category: 'refund-progress', kind: 'complaint', weight: 5, cause: 'policy', atOnce: 0, expert: 0.3, summary: '退款时效投诉',
    asked: [
      ['退款拖了{days}天还没到账，我要投诉！', '非常抱歉让您等了这么久，我马上为您升级处理，主管会在 2 小时内联系您。'],
      ['说好三天退款，现在又说新规则要审核，说话不算数，我要投诉。', '您的着急我完全理解，我马上为您升级处理，主管会在 2 小时内联系您。'],
      ['订单 {order} 的退款一直没人处理，再不解决就打 12315。', '您的着急我完全理解，我现在就核实卡在哪个环节。'],
    ] },
  { category: 'delivery-lost', kind: 'complaint', weight: 4, cause: 'delivery', atOnce: 0, expert: 0.3, summary: '物流问题投诉',
    asked: [
      ['包裹丢了一个星期没人管，我要投诉！', '对不起，这件事由我来跟到底，我先和网点核实。'],
      ['快递把{product}摔坏了还让我自己找网点，投诉你们。', '非常抱歉，不用您自己找网点，这件事由我来跟到底，我马上登记您的投诉。'],
      ['显示签收但没收到货，联系几次都敷衍我，要投诉。', '非常抱歉，我马上登记您的投诉，主管会给您一个说法。'],
    ] },
  { category: 'product-quality', kind: 'complaint', weight: 3, cause: 'product_fault', atOnce: 0, expert: 0.4, summary: '商品质量投诉',
    asked: [
      ['{product}用一次就坏了，宣传都是骗人的，我要投诉。', '非常抱歉，您反馈的问题我们非常重视，我马上登记。'],
      ['第二次换货还是坏的，太过分了，投诉！', '让您反复折腾真的很抱歉，我来为您跟进到底。'],
    ] },
];
