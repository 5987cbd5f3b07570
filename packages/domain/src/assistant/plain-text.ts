/** What a model wrote, as a customer may see it and as texts are compared. */

/** Control characters and marks that cannot be seen: they change how a text reads, or hide a word from a check. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** Without markup. The address of a link stays in sight, so that it is checked like any other. */
export function plainText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unseen, (letter) => (letter === '\n' || letter === '\t' ? letter : ''))
    .replace(/<!--[\s\S]*?-->|<\/?[a-z][^>]*>/gi, ' ')
    .replace(/!?\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)/g, '$1 $2 ')
    .replace(/```[a-z]*|`|\*\*|__|~~/gi, '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+](?=\s))[ \t]*/gm, '')
    .replace(/<(?=[a-z/!?])/gi, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Full and half width, upper and lower case alike. A Chinese comma stays apart from the one within 1,000. */
export function folded(text: string): string {
  return text.replaceAll('，', '、').normalize('NFKC').replace(unseen, (letter) => (letter === '\n' ? letter : '')).toLowerCase();
}

/** Of a folded text. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[。!?;\n])|(?<=\.)\s+/u).map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Its words as far as they carry meaning: pairs of Han characters, and Latin words without their endings. */
export function contentOf(text: string): readonly string[] {
  const bare = text.replace(/\[\d+\]/g, ' ').replace(courtesies, ' ');
  const pairs = (bare.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => run.split(/[的了是在和与及或并您你我请吧呢哦也都还就会将为有]/u)).flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)));
  const words = (bare.match(/[a-z]{2,}/g) ?? []).filter((word) => !smallWords.has(word)).map((word) => word.replace(/(?<=[a-z]{3})(?:ies|ing|ed|es|s|e|y)$/, ''));
  return [...pairs, ...words];
}

const courtesies = /您好|你好|请问|感谢|谢谢|不客气|抱歉|根据|关于|如果|如需|如有|可以|需要|的话|以下|如下|具体|希望|帮助|帮到|我们|即可|以及|因此|所以|但是|不过|另外|此外|其他|问题|欢迎|随时|联系/gu;
const smallWords = new Set(
  'the an is are was were be been being to of in on at by for from with and or but if then than that this these those it its as so you your we our us they their them can could may might will would shall should must do does did done have has had not no yes please thank thanks hello hi sorry hope help also just only when while once after before within into about more any all there here which who what how via per out up'.split(' '),
);
