/** Different words for one thing, in the language of shops and their customers. A term `s:…` stands beside the words themselves wherever one of them is met. */

import { stemOf } from './stem.ts';

/** A line for a thing. A word may stand in two. */
const things: readonly string[] = [
  '快递 包裹 物流 邮包 件儿 运单 单号 货',
  '发货 出库 寄出 发出 揽件 揽收 发走 寄走 才发 没发',
  '运费 邮费 快递费 邮资 包邮 免邮',
  '丢失 遗失 丢件 弄丢 丢了 找不着 找不到 不见了 没了',
  '签收 代收 签了 收走',
  '送货上门 送上门 送到家 家门口 上楼 送上楼 驿站 快递柜 菜鸟柜 自提点',
  '晚上 夜里 夜间 下班后 七点 八点 晚点',
  '退款 退钱 退回 返还 还钱 钱回来 退我钱',
  '到账 收到钱 拿到钱 打到卡 回到卡 退回来',
  '退货 退掉 退东西 退回去 寄回去',
  '换货 换一个 换一双 换一件 调换 更换',
  '修改 更改 改成 改一下 换成 变更 改掉 咋改 怎么改',
  '取消 撤掉 撤销 撤单 退单 不要了 不想要 反悔 后悔',
  '恢复 弄回来 找回来 撤回 还原',
  '地址 门牌 收件人 收货人 住址 街道',
  '尺码 码数 大小 尺寸 几码 大一号 小一号 大一码 太小 太大 挤脚 偏大 偏小 穿多大 穿几码',
  '颜色 色号 白色 黑色 红色 蓝色 粉色 粉的 黑的 白的',
  '付款 支付 付钱 结账 结算 交钱 给钱 付不了',
  '扣款 扣钱 扣了 扣费 划走 划扣 走了钱',
  '重复 两遍 两次 两笔 多扣 又扣',
  '失败 报错 出错 错误 不成功 无效 付不出去',
  '拒绝 驳回 没通过 不通过 被拒 不给',
  '限额 额度 超限',
  '花呗 花贝 分期',
  '余额 零钱',
  '发票 开票 电子票 税票 票据 报销 报账',
  '抬头 开票单位 公司名 税号',
  '专票 专用发票 增值税',
  '优惠券 优惠卷 抵用券 代金券 满减券 券',
  '兑换码 优惠码 激活码',
  '红包 紅包',
  '满减 满300 满三百 三百减五十',
  '定金 订金 押金 预付款',
  '赠品 赠送 礼物 送的 礼品',
  '价保 保价 差价 补差 降价 便宜了 买贵 退差',
  '破损 碎了 压坏 摔坏 裂了 坏了 瘪了 摔碎 湿了',
  '故障 坏了 不工作 没反应 没声音 不加热 充不进 开不了机 不转 失灵 不亮',
  '少发 漏发 缺件 少了 漏了 没装 只有',
  '发错 寄错 错货 不是我买的',
  '保修 质保 保几年 在保',
  '维修 返修 修理 寄修 能修 去修 修一下',
  '网点 维修点 门店 店里 售后点',
  '闪退 秒退 崩溃 自己退 自己关 自动退出 一点就退',
  '白屏 空白 全白 打不开 加载不出',
  '卡住 转圈 卡死 没反应 卡着',
  '网络 网路 联网 没网 信号',
  '更新 升级 新版 改版 装不上 装不了',
  '首页 主页 旧版 老版 经典',
  '收藏 收藏夹 喜欢的',
  '足迹 浏览记录 看过的',
  '夜间模式 深色 黑底 黑色模式 刺眼 太亮',
  '通知 推送 消息 提醒 弹窗',
  '验证码 短信 动态码',
  '密码 口令',
  '手机号 电话号码 号码 新号',
  '登录 登陆 登入 登不上 进不去 上不去',
  '注销 销号 删除账号 账号删',
  '被盗 盗号 盗刷 异地登录 陌生设备 被人登 不是我操作 不是我下的 不是我买的',
  '诈骗 骗子 骗钱 假客服 冒充 转账 屏幕共享',
  '实名 身份认证 实名认证 认证',
  '积分 攒的分',
  '过期 清零 到期 有效期 失效 作废',
  '会员 黑卡 金卡 银卡',
  '续费 自动扣 自动续费',
  '生日 寿星',
  '人工 真人 活人 客服',
  '投诉 举报 告你 告她 告他',
  '态度 骂人 凶 不耐烦 敷衍',
  '建议 意见 想法 反馈',
  '上班 下班 营业 几点 工作时间 服务时间',
  '批量 团购 采购 企业 公司',
  '包装 礼盒 包好看 包起来',
  '小孩 孩子 娃 儿童 宝宝 未成年',
  '出国 国外 海外 境外 新加坡 美国 日本',
  '港澳台 香港 澳门 台湾',
  '偏远 新疆 西藏 乌鲁木齐 拉萨',
  '预售 尾款',
  '质量 质量问题 次品 瑕疵 掉色 褪色 异味 气味 味道',
  '缺货 没货 无货 售罄 卖完 到货 补货',
  '飞机 登机 托运 安检 航班',
  '材质 材料 内胆 316 304 不锈钢',
  '多久 多长时间 几天 多少天 几个工作日 什么时候 哪天 何时 几号',
  '多少钱 价格 贵不贵 收费 费用',
  'parcel package packet delivery shipment box order',
  'ship dispatch send post deliver shipped dispatched',
  'refund reimburse reimbursed money-back reimbursement',
  'faulty defective broken died stopped working work',
  'damaged crushed smashed broken soaked',
  'missing short incomplete lost gone',
  'coupon voucher code promo discount',
  'combine stack together both',
  'invoice fapiao receipt',
  'pay payment checkout paying card',
  'foreign overseas abroad international visa mastercard',
  'cancel undo withdraw',
  'change modify switch alter swap edit',
  'address street house destination office home',
  'size bigger smaller larger pinch small big tight',
  'colour color black white',
  'return back',
  'postage shipping freight fee cost covers',
  'warranty guarantee covered cover guaranteed',
  'crash closes close shut shuts freeze blank white-screen',
  'sms text verification code otp',
  'sign-in login log signin',
  'hacked stolen stranger compromised unknown',
  'suggestion idea feedback feature suggest',
  'complaint complain report rude manager supervisor treated',
  'hours open weekend sunday holiday weekends',
  'points rewards reward loyalty',
  'expire end run-out valid',
  'price cheaper dropped drop difference',
  'track tracking follow where',
  'restock stock available sold-out',
  'arrive arrival long days',
];

const han = /^\p{Script=Han}/u;
const ofWord = new Map<string, ReadonlySet<string>>();
const firstCharacters = new Set<string>();
for (const [index, thing] of things.entries()) {
  for (const word of thing.split(' ')) {
    const key = han.test(word) ? word : stemOf(word);
    ofWord.set(key, new Set([...(ofWord.get(key) ?? []), `s:${index}`]));
    if (han.test(word)) firstCharacters.add(word[0]!);
  }
}
const longest = Math.max(...[...ofWord.keys()].map((word) => word.length));

/** `stem` is a Latin word as it is indexed. */
export function conceptsOfStem(stem: string): readonly string[] {
  return [...(ofWord.get(stem) ?? [])];
}

/** `run` is normalised, nothing but Han. Each thing once for each place where it begins. */
export function conceptsInHan(run: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < run.length; at++) {
    if (!firstCharacters.has(run[at]!)) continue;
    for (let length = Math.min(longest, run.length - at); length > 0; length--) {
      const concepts = ofWord.get(run.slice(at, at + length));
      if (concepts === undefined) continue;
      found.push(...concepts);
      break;
    }
  }
  return found;
}
