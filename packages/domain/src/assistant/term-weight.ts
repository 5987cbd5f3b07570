/** How much a term may count beside its rarity: words that only hold a sentence together are rare by chance in a small index, and say nothing. */

import { stemOf } from './stem.ts';

const han = /^\p{Script=Han}+$/u;

const particles = new Set('的了吗呢吧啊呀么嘛哦噢喔哈啦呗哟嗯诶哎这那哪什怎我你您他她它们咱俺是就都也还又才再很太最只但而且或与和跟被把给让对从在到于为着过得地之其此该些个一请问想要能会可以应啥咋'.split(''));
const fillers = new Set(
  '我们 你们 他们 您们 咱们 这个 那个 哪个 这些 那些 什么 怎么 怎样 怎么办 为什么 为啥 可以 能不能 可不可以 是不是 有没有 会不会 请问 一下 一个 一直 已经 现在 然后 但是 因为 所以 如果 还是 就是 不是 没有 知道 时候 这样 那样 麻烦 帮我 帮忙 看看 问题 东西 的话 谢谢 你好 您好 到底 居然 竟然 还有 这边 那边 我的 你的 不能 不会 怎么样 如何 需要 应该 可能 觉得 自己'.split(' '),
);
const stopWords = new Set(
  "a an the this that these those i me my mine we us our you your he she it its they them their is am are was were be been being do doe did done don can could will would shall should may might must have has had of to in on at for from with by as into about and or but if so than then there here what which who whom how when where why not no yes please just any some get got go want would like need know tell me hello hi thank thanks dear ok u ur im ive id cannot cant dont didnt isnt wont".split(' ').map(stemOf),
);

/** Tuned on public question sets and the demo company's own. */
const weights = { filler: 0.4, character: 0.8, pair: 0.4, fillerPair: 0.3 };

export function termWeight(token: string): number {
  if (token.startsWith('s:')) return 1;
  if (token.startsWith('w:')) return fillers.has(token.slice(2)) || stopWords.has(token.slice(2)) ? weights.filler : 1;
  if (!han.test(token)) return stopWords.has(token) ? weights.filler : 1;
  const characters = [...token];
  if (characters.length === 1) return particles.has(token) ? weights.filler : weights.character;
  return fillers.has(token) || characters.every((character) => particles.has(character)) ? weights.filler : characters.some((character) => particles.has(character)) ? weights.fillerPair : weights.pair;
}
