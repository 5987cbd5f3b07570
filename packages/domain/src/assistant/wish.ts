/** What a customer's words ask of the assistant besides an answer: a person, or nothing more. By lists, because a wish for a person must never be a matter of probability. */

/** Everything else is a question. `nothing`: thanks, or a word that it is settled. `greeting`: a hello, and nothing yet. */
export type Wish = 'person' | 'nothing' | 'greeting' | 'answer';

const person = [
  /(?:转|接|找|要|换|叫|请|联系|呼叫|有没有|给我)(?:一?[个位下])?(?:到)?(?:人工|真人|活人)/u,
  /^人工(?:客服|服务|坐席|台)?[!！。.~～\s]*$/u,
  /人工(?:客服|服务|坐席)(?:在吗|呢|在哪|有吗|[?？])/u,
  /(?:不要|别|不想(?:跟|和)?|少)(?:给我)?(?:用|跟|和|让)?(?:我)?(?:机器人?|智能客服|AI|ai)(?:回|说|聊|了|敷衍|糊弄|$|[，,。!！])/u,
  /(?:你|这)是(?:不是)?(?:机器人|AI|ai)(?:吗|吧)?[?？,，]?.*(?:人工|真人)/u,
  /\b(?:human|real person|live (?:agent|person|chat)|actual person|representative|operator)\b/i,
  /\b(?:speak|talk|chat|connect|transfer|put)\b[^.?!]{0,30}\b(?:someone|somebody|person|human|agent|staff|manager|supervisor)\b/i,
  /(?:找|叫|换|让)(?:你们?)?(?:的)?(?:客服|主管|经理|领导|负责人)(?:来|出来|跟我|和我|说|谈|处理|[!！。,，]|$)/u,
  /^(?:我要|转|找)客服[!！。.\s]*$/u,
];

/** 不用转人工, no need for a human: said, but not meant. */
const notPerson = /(?:不用|不要|不需要|不必|别|无需)(?:再|给我|帮我)?(?:转|接|找)?(?:到)?(?:人工|真人)|\b(?:no need|don't need|do not need)\b[^.?!]{0,20}\b(?:human|person|agent)\b/iu;

const contentWords = [
  ...'好 好的 行 嗯 哦 噢 喔 明白 知道 懂 清楚 可以 收到 了解 解决 搞定 弄好 没问题 没事 没 没有 不用 谢谢 谢 多谢 感谢 辛苦 麻烦 您 你 了 啦 哈 的 已经 那 那就 就这样 再见 拜拜 拜 客服 小助手 呢 哟 呀'.split(' '),
  'ok', 'okay', 'thanks', 'thank you', 'thank', 'you', 'thx', 'great', 'perfect', 'got it', 'solved', 'it works', 'now', "that's all", 'that is all', 'no more questions', 'very much', 'so much', 'a lot', 'all good', 'bye', 'cheers', 'for your help', 'understood', 'i see', 'yes', 'no',
];
/** Words that only carry others: alone they say nothing. */
const contentCores = /好|行|明白|知道|懂|清楚|可以|收到|了解|解决|搞定|弄好|没|不用|谢|辛苦|麻烦|再见|拜|嗯|ok|thank|thx|great|perfect|got it|solved|works|all|bye|cheers|understood|i see|no more/i;

const greetingWords = [
  ...'你好 您好 哈喽 哈啰 哈罗 嗨 在吗 在不在 在么 有人吗 有人在吗 请问 咨询 咨询一下 问一下 问个问题 客服 亲 早上好 上午好 下午好 晚上好 呀 啊'.split(' '),
  'hello', 'hi', 'hey', 'hallo', 'good morning', 'good afternoon', 'good evening', 'anyone there', 'there', 'excuse me',
];

/** Longest text that can be nothing but a pleasantry. */
const mostPleasantry = 60;

export function wishOf(text: string): Wish {
  const said = text.normalize('NFKC').trim();
  if (said === '') return 'answer';
  if (!notPerson.test(said) && person.some((form) => form.test(said))) return 'person';
  if (said.length > mostPleasantry || !/\p{L}/u.test(said)) return 'answer';
  if (isMadeOf(said, greetingWords)) return 'greeting';
  return contentCores.test(said) && isMadeOf(said, contentWords) ? 'nothing' : 'answer';
}

/** Whether a text is these words and marks between them, and nothing else. Place by place, because a regular expression of so many alternatives can take for ever. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const said = text.toLowerCase();
  const reached = [true, ...Array<boolean>(said.length).fill(false)];
  for (let at = 0; at < said.length; at++) {
    if (!reached[at]) continue;
    if (/[^\p{L}\p{N}]/u.test(said[at]!)) reached[at + 1] = true;
    for (const word of words) if (said.startsWith(word, at) && !isCut(said, at, word)) reached[at + word.length] = true;
  }
  return reached[said.length]!;
}

/** `hi` is no part of `which`. */
function isCut(text: string, at: number, word: string): boolean {
  return /^[a-z]/.test(word) && (/[a-z]/.test(text[at - 1] ?? '') || /[a-z]/.test(text[at + word.length] ?? ''));
}
