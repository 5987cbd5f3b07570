/** What people say to be polite: greetings, names, thanks, closing formulas. It asks nothing and answers nothing, and must not make two texts differ. */

/** Whole sentences, where nothing that informs stands behind such a beginning. */
const polite = [
  /^(?:亲爱的?|亲|尊敬的|您好|你好|hi|hello|dear|好的|嗯|在的|收到|抱歉|不好意思|非常抱歉|很抱歉|让您久等|感谢|谢谢|多谢|不客气|祝您|祝你|稍等|请稍等|麻烦您?稍等|我(?:来|这就|马上)?(?:帮您|给您|这边)?(?:查|看)一?下|thanks?|thank you|sorry|we apologi[sz]e|you'?re welcome|one moment|please wait|let me check|many thanks|best regards|kind regards|have a (?:nice|good|great))/iu,
  /(?:客服.{0,12}为您服务|很高兴为您|还有什么(?:可以|能)帮|请问还有|祝您生活愉快|glad to help|anything else|best regards|kind regards)/iu,
];
const longestPolite = 24;

/** Of any length and with figures in them: when somebody is there, and who it was. */
const formulas = /(?:7\s*[x×*]\s*)?(?:24|二十四)\s*小时.{0,6}(?:在线|服务|恭候|竭诚|等候)|随时(?:联系|咨询|找)(?:我们|客服)|工号\s*[:：]?\s*\d+|客服.{0,8}(?:为您|竭诚)|\b24[ /x×]*7\b|\baround the clock\b|\bfeel free to (?:contact|reach)\b/iu;

/** At the beginning of a sentence that goes on. Names are written with a capital, so that `I'm missing, …` is none. */
const openings = [
  /[（(](?:来电|通话|电话|语音)[）)]/u,
  /(?:亲爱的|尊敬的)?(?:\p{Script=Han}{1,3}(?:先生|女士|小姐|老师|同学)|顾客|客户|用户|会员|客服|亲)?[\s，,、！!～~：:]*(?:您好|你好|哈喽|哈啰|早上好|上午好|下午好|晚上好)[啊呀哦哈]?/u,
  /(?:亲爱的|尊敬的)?(?:\p{Script=Han}{1,3}(?:先生|女士|小姐|老师)|顾客|客户|用户|会员|亲)(?=[\s，,～~：:！!])/u,
  /我(?:是|叫)(?:客服|专员)?\p{Script=Han}{2,4}(?=[，,。！!\s])/u,
  /(?:在吗|在么|有人吗|打扰(?:一下|了)?|不好意思|麻烦(?:您|你)?(?:问|咨询)?一下|(?:我)?想?(?:请问|问|咨询)一下|请问(?:一下)?)/u,
  /(?:好的|好呢|嗯+|收到|是的呢?|非常抱歉|很抱歉|抱歉|(?:感谢|谢谢)(?:您|你)?的?(?:咨询|耐心等待|反馈|支持|来信|提醒)|让您久等了?)(?=[\s，,。！!～~])/u,
  /(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening))\b(?: (?:there|sir|madam|all|team|customer|(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\p{L}+|[A-Z]\p{L}+(?=[,!.])))?(?=[\s,!.]|$)/u,
  /(?:[Mm]y name is|[Tt]his is|[Ii] am|[Ii]'m) [A-Z]\p{L}+(?: [A-Z]\p{L}+)?(?: (?:from|with) [\p{L} ]{2,24})?(?=[,.!])/u,
  /(?:[Tt]hanks|[Tt]hank you)(?: (?:so much|very much|a lot|for (?:contacting|reaching out|waiting|your (?:patience|message|question))[\p{L} ]{0,16}))?(?=[,.!])|[Ss]orry(?=[,.!])|[Ee]xcuse me|[Pp]lease(?= (?:how|what|when|where|can|could)\b)/u,
].map(({ source }) => new RegExp(String.raw`^[\s\p{P}～~]*(?:${source})[\s\p{P}～~]*`, 'u'));
const closing = /[\s，,。！!～~]*(?:谢谢|多谢|感谢|辛苦)(?:您|你|了|啦|哦|亲|客服|的?支持|的?理解){0,2}[\s～~]*([。.！!]?)[\s。.！!～~]*$|[\s,.!]*\b(?:thanks|thank you|cheers)(?: (?:so much|very much|a lot|in advance))?\s*([.!]?)[\s.!]*$/iu;

/** Sentences with their marks, so that joined they are the text again. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？!?；;\n])|(?<=(?<!\b(?:mr|mrs|ms|dr))\.\s)/iu).filter((sentence) => sentence.trim() !== '');
}

export function withoutCourtesies(text: string): string {
  let said = text;
  // `您好，不好意思打扰一下，请问` opens four times, and what follows a greeting that is gone may be one.
  for (let before = ''; before !== said; ) {
    before = said;
    said = sentencesOf(said).map(bare).filter((sentence) => !isCourtesy(sentence)).join('').trim();
  }
  return said;
}

function bare(sentence: string): string {
  return openings.reduce((said, opening) => said.replace(opening, ''), sentence).replace(closing, '$1$2');
}

function isCourtesy(sentence: string): boolean {
  const said = sentence.trim();
  return formulas.test(said) || !/[\p{L}\p{N}]/u.test(said) || (polite.some((form) => form.test(said)) && said.length <= longestPolite && !/\d/.test(said));
}
