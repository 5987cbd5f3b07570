/** Questions of public sets, by their source: foreign to every house but one of the same trade. */

import { join } from 'node:path';
import { readRows } from './read-rows.ts';
import { spread } from './spread.ts';

export function foreignQuestions(data: string, count = 500): Record<'zh' | 'en', Record<string, string[]>> {
  const of = (file: string, column: string) => spread([...new Set(readRows(join(data, file)).map((row) => row[column]!))], count);
  return {
    zh: {
      ATEC: of('zh_faq_atec/queries.tsv', 'query'),
      LCQMC: of('zh_pairs/lcqmc_dev.tsv', 'q1'),
      BUSTM: of('zh_pairs/bustm.tsv', 'q1'),
      SMP2017: of('zh_intent_smp2017/train.tsv', 'text'),
      CrossWOZ: spread(customerTurns(join(data, 'zh_dialog_crosswoz_val.jsonl.gz')), count),
      Egret: of('zh_qa_egret.jsonl', 'question'),
    },
    en: { 'CLINC150 out of scope': [...of('en_clinc150/oos_val.tsv', 'text'), ...of('en_clinc150/oos_train.tsv', 'text')], Bitext: of('en_bitext_ecommerce/dev.tsv', 'text') },
  };
}

function customerTurns(path: string): string[] {
  return readRows(path).flatMap((row) => (JSON.parse(row.turns!.startsWith('[') ? row.turns! : `[${row.turns!.replaceAll('}|{', '},{')}]`) as { role: string; text: string }[]).filter(({ role }) => role === 'usr').map(({ text }) => text));
}
