/** What the customer is told when a person is asked for: why, and what to expect (R-K4). */

import type { BilingualText } from '../kernel/text.ts';
import type { Instant } from '../kernel/instant.ts';
import type { HandOffReason } from '../ticket/ticket.ts';

/** How things stand in the queue that the ticket enters. */
export interface Expectation {
  readonly peopleOnDuty: boolean;
  /** How many wait before it; null: not known. */
  readonly ahead: number | null;
  /** When somebody should be there next; null: not known, or somebody is. */
  readonly opensAt: Instant | null;
}

const because: Readonly<Record<HandOffReason, BilingualText>> = {
  asked: { zh: '好的，这就为您转人工客服。', en: 'Of course, I am handing you over to a person.' },
  no_evidence: { zh: '这个问题我没有把握答对，为您转人工客服。', en: 'I am not sure enough about this one, so I am handing you over to a person.' },
  failed_twice: { zh: '抱歉没能帮到您，为您转人工客服。', en: 'I am sorry that I could not help. I am handing you over to a person.' },
  topic: { zh: '这件事需要由人工客服为您处理，正在为您转接。', en: 'This is a matter for a person. I am handing you over.' },
  upset: { zh: '非常抱歉给您带来不好的体验，马上由人工客服为您处理。', en: 'I am very sorry about this. A person will take care of it right away.' },
  unreadable: { zh: '图片和文件需要人工客服查看，正在为您转接。', en: 'A person has to look at pictures and files. I am handing you over.' },
  unanswered: { zh: '您的问题还没有解决，我们已为您登记，由人工客服跟进。', en: 'Your question is still open. We have registered it, and a person will follow up.' },
  fault: { zh: '抱歉，智能客服暂时无法作答，为您转人工客服。', en: 'Sorry, I cannot answer right now. I am handing you over to a person.' },
  switched_off: { zh: '接下来由人工客服为您服务。', en: 'A person will take it from here.' },
};

/** `momentIn`: an instant in words of the language, by the wall of whoever answers. */
export function handOnWords(reason: HandOffReason, expectation: Expectation, momentIn: (at: Instant, language: 'zh' | 'en') => string): BilingualText {
  return { zh: `${because[reason].zh}${expected(expectation, 'zh', momentIn)}`, en: `${because[reason].en} ${expected(expectation, 'en', momentIn)}`.trim() };
}

function expected({ peopleOnDuty, ahead, opensAt }: Expectation, language: 'zh' | 'en', momentIn: (at: Instant, language: 'zh' | 'en') => string): string {
  const zh = language === 'zh';
  if (!peopleOnDuty) {
    if (opensAt === null) return zh ? '客服暂时不在线，我们会尽快回复，您可以先留下联系方式。' : 'Nobody is online just now; we will answer as soon as we can. You may leave a way to reach you.';
    const moment = momentIn(opensAt, language);
    return zh ? `现在不在服务时间，客服会从 ${moment} 开始回复，您可以先留下联系方式。` : `We are closed now and will answer from ${moment}. You may leave a way to reach you.`;
  }
  if (ahead === null) return zh ? '请稍候。' : 'One moment, please.';
  if (ahead === 0) return zh ? '您前面没有人排队，请稍候。' : 'You are next.';
  return zh ? `您前面还有 ${ahead} 位，请稍候。` : ahead === 1 ? 'One customer is before you.' : `${ahead} customers are before you.`;
}
