/**
 * How a customer sounds, by lists, in two degrees. Angry: a machine must not go on talking, because an angry customer who is talked to by one
 * is lost. Upset: angry or disappointed; for hints to people, so this may err.
 */

const angry = [
  /垃圾|骗子|骗人|诈骗|黑心|坑人|坑爹|坑死|无耻|恶心|傻[逼比叉Xx]|妈的|他妈|[tT]md|操你|滚(?:蛋|开)|去死|王八|神经病|脑残|智障|废物|混蛋|狗屁|放屁/u,
  /气死|气炸|火大|忍无可忍|忍不了|受够了|太过分|过分了|欺人太甚|耍(?:我|人)|糊弄|敷衍|推[来诿]推?去?|踢皮球|没完没了|岂有此理/u,
  /\b(?:scam(?:mers?)?|fraud|thie(?:f|ves)|liars?|bullshit|crap|damn|fuck\w*|shit\w*|idiots?|stupid|disgusting|pathetic|outrageous|ridiculous|unacceptable|furious|fed up|sick of|worst)\b/i,
];

/** 不过分, not ridiculous: said, but not meant. 骗子 that called me are not we: somebody who asks about a fraud is no insulter. */
const notMeant = /不(?:算)?过分|(?:不|没)(?:生气|敷衍)|\bnot (?:ridiculous|unacceptable|stupid)\b|(?:遇到|碰到|收到|怀疑|是不是|接到|冒充)[^。！!]{0,12}(?:骗子|诈骗)|\b(?:is (?:this|it)|think (?:this|it) is) (?:a )?(?:scam|fraud)\b/iu;

export function isAngry(text: string): boolean {
  const said = text.normalize('NFKC');
  if (angry.some((words) => words.test(said)) && !notMeant.test(said)) return true;
  return isShouting(said);
}

/** WHERE IS MY ORDER, or three marks in a row behind a rebuke. */
function isShouting(said: string): boolean {
  if (/[!！]{3,}/.test(said) && /不|没|怎么|到底|凭什么|why|never|still|again/i.test(said)) return true;
  const letters = said.match(/[A-Za-z]/g) ?? [];
  return letters.length >= 20 && letters.filter((letter) => letter === letter.toUpperCase()).length / letters.length > 0.8;
}

const disappointed = /投诉|举报|差评|曝光|维权|律师|12315|消协|工商|欺骗|愤怒|生气|失望|无语|太差|太慢|离谱|推卸|没人管|不负责|什么态度|什么服务|等了(?:好久|这么久|半天|[一二两三四五六七八九十\d]+天)|怎么(?:还|又)(?:没|不|是)|到底(?:什么时候|要|还|管)|再不|\b(?:angry|terrible|awful|disappointed|disgusted|cheat(?:ed)?|lawyer|complain(?:t|ed|ing)?|refund now|still (?:waiting|no(?:thing|t)?)|how many times|useless)\b|[!！?？]{3,}/iu;

export function soundsUpset(text: string): boolean {
  return isAngry(text) || disappointed.test(text.normalize('NFKC'));
}
