/** What customers of the demo centre asked lately and nobody had written down yet, so that the keepers' list is not empty on the first day. */

import { hour } from '@huiyin/domain/kernel/instant.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { recordGap, type GapSource } from '../knowledge/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';

interface Asked {
  readonly questions: readonly string[];
  readonly source: GapSource;
  readonly language: Language;
}

const asked: readonly Asked[] = [
  { source: 'no_answer', language: 'zh', questions: ['便携咖啡机能用矿泉水吗', '咖啡机可以加矿泉水吗', '便携咖啡机加矿泉水行不行', '咖啡机用矿泉水会不会坏', '咖啡机能不能用矿泉水'] },
  { source: 'no_answer', language: 'zh', questions: ['扫地机器人可以扫地毯吗', '扫地机器人能扫地毯不', '家里有地毯扫地机器人能用吗', '扫地机器人扫得了地毯吗'] },
  { source: 'no_answer', language: 'zh', questions: ['山野蜂蜜结晶了还能吃吗', '蜂蜜结晶还能吃不', '山野蜂蜜结晶是不是坏了'] },
  { source: 'thumbs_down', language: 'zh', questions: ['两个账号的积分能合并吗', '积分可以合并到另一个账号吗', '两个账号积分怎么合并'] },
  { source: 'missing', language: 'zh', questions: ['企业微信下单怎么开发票', '企业采购合同盖章找谁'] },
  { source: 'no_answer', language: 'zh', questions: ['轻量跑鞋可以机洗吗', '跑鞋能不能机洗'] },
  { source: 'no_answer', language: 'en', questions: ['Can I use the projector outdoors', 'Is the projector fine for outdoor use'] },
];

/** One every few hours, the latest an hour ago. */
const apart = 7 * hour;

export async function leaveGaps(tx: Tx, { ids, clock }: Pick<Shell, 'ids' | 'clock'>): Promise<void> {
  const rounds = Math.max(...asked.map(({ questions }) => questions.length));
  let at = clock.now() - hour;
  for (let round = 0; round < rounds; round++) {
    for (const { questions, source, language } of asked) {
      const question = questions[round];
      if (question === undefined) continue;
      await recordGap(tx, { id: ids.next(), question, language, source, ticketId: null, articleId: null, byId: null, at });
      at -= apart;
    }
  }
}
