/** Passages of articles in an answer that is being written: each ends in its mark `[1]`, and the marks name what is quoted in their order. */

export interface Cited {
  readonly articleId: string;
  readonly version: number;
  readonly title: string;
}

export interface Written {
  readonly body: string;
  readonly citations: readonly Cited[];
}

/** At `from`…`to`, on a line of its own where something is written already. Another version of a quoted article is quoted beside it. */
export function insertCited({ body, citations }: Written, from: number, to: number, text: string, cited: Cited): Written & { readonly caret: number } {
  const known = citations.findIndex(({ articleId, version }) => articleId === cited.articleId && version === cited.version);
  const number = known === -1 ? citations.length + 1 : known + 1;
  const before = body.slice(0, from);
  const after = body.slice(to);
  const passage = `${before === '' || before.endsWith('\n') ? '' : '\n'}${text.trim()} [${number}]`;
  return { body: `${before}${passage}${after === '' || after.startsWith('\n') ? '' : '\n'}${after}`, citations: known === -1 ? [...citations, cited] : citations, caret: before.length + passage.length };
}

/** Takes the mark away, and counts the ones behind it anew; the words stay the writer's. */
export function removeCited({ body, citations }: Written, index: number): Written {
  const renumbered = body.replace(/ ?\[(\d)\]/g, (mark, digit: string) => {
    const number = Number(digit);
    if (number > citations.length || number <= index) return mark;
    return number === index + 1 ? '' : mark.replace(digit, String(number - 1));
  });
  return { body: renumbered, citations: citations.filter((_, at) => at !== index) };
}

/** What is still quoted: a mark that was deleted with its words quotes nothing, and the others are counted anew. */
export function stillCited(written: Written): Written {
  let left = written;
  for (let index = written.citations.length - 1; index >= 0; index -= 1) if (!left.body.includes(`[${index + 1}]`)) left = removeCited(left, index);
  return left;
}
