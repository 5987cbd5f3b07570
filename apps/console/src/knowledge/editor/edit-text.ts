/** Small edits of Markdown around a selection; the selection that comes back is what one goes on typing at. */

export interface Edited {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** `**words**`, and back again. */
export function wrapSelection(text: string, from: number, to: number, mark: string): Edited {
  const [before, words, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(mark) && after.startsWith(mark)) return { text: before.slice(0, -mark.length) + words + after.slice(mark.length), from: from - mark.length, to: to - mark.length };
  return { text: before + mark + words + mark + after, from: from + mark.length, to: to + mark.length };
}

/** On a line of its own, below the one the selection stands in, unless that line is empty. */
export function insertBlock(text: string, from: number, to: number, block: string): Edited {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = after === '' || after.startsWith('\n') || /^[#-]+ $/.test(block) ? '' : '\n\n';
  const at = before.length + lead.length + block.length;
  return { text: before + lead + block + tail + after, from: at, to: at };
}
