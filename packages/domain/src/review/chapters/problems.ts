/** Problems by 流程瓶颈, 技能短板 and 工具限制. */

import { classNames, problemClasses, problemsOf } from '../problems.ts';
import { name } from '../say.ts';
import { table } from '../pictures.ts';
import type { Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

const most = 4;

export function problems(w: Writer): Draft {
  const found = problemsOf(w);
  const shown = problemClasses.flatMap((kind) => found.filter((each) => each.class === kind).slice(0, most));
  return {
    sentences: present(shown.map((each) => w.sentence({ zh: '{class}：{said}，涉及 {n}。', en: '{class}: {said}; it touched {n}.' }, { class: name(classNames[each.class]), said: each.said, n: w.number(each.affected, { zh: '件', en: 'case' }) }, 'worse'))),
    tables: present([
      table({ zh: '问题清单', en: 'Problems' }, [{ zh: '类别', en: 'Class' }, { zh: '问题', en: 'Problem' }, { zh: '涉及', en: 'Cases' }], shown.map((each) => [{ text: classNames[each.class] }, { said: each.said, tone: 'plain' }, { n: each.affected }])),
    ]),
  };
}
