/** The words by which tickets that are like one are looked up: what most conversations hold finds all of them, and none. */

import { foldText, isCjk, type Simplify } from '../search/fold.ts';

/** Cut out whole, so that no pair is made of what stood on its two sides. */
const common = /你好|您好|请问|麻烦[你您]?|可以|能不能|帮我|帮忙|一下|想问|想要|我想|咨询|谢谢|怎么办|为什么|什么时候|怎么|什么|客服|现在|已经|这个|那个|[你我]们?的|问题|[吗呢吧]/gu;
const commonWords = new Set(['the', 'and', 'for', 'you', 'your', 'please', 'hello', 'hi', 'can', 'what', 'how', 'is', 'it', 'my', 'to', 'of', 'in', 'on', 'me', 'have', 'has', 'not', 'do', 'a', 'i', 'this', 'that', 'with']);

/** In the order of the text, each once: pairs of Chinese characters, and words of more than one letter. */
export function soughtWords(text: string, simplify: Simplify): string[] {
  const words = foldText(foldText(text, simplify).replace(common, ' '), simplify).split(' ').filter((word) => word !== '');
  const sought = words.flatMap((word) => {
    const letters = [...word];
    return isCjk(word) ? letters.slice(1).map((letter, index) => letters[index]! + letter) : letters.length > 1 && !commonWords.has(word) ? [word] : [];
  });
  return [...new Set(sought)];
}
