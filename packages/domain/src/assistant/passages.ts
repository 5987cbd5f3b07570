/** An article's body in pieces that can be quoted: each short enough to be read in a chat, and whole enough to be understood alone. */

/** Characters. */
const longest = 300;

/** `body` is Markdown, or plain text. What is returned is plain: links are their words, rows of a table are sentences, headings stand above what they head. */
export function passagesOf(body: string): string[] {
  const passages: string[] = [];
  for (const section of sectionsOf(plainLines(body))) {
    let passage = '';
    for (const piece of section.flatMap(shortPieces)) {
      if (passage !== '' && passage.length + piece.length + 1 > longest) {
        passages.push(passage);
        passage = '';
      }
      passage += passage === '' ? piece : `\n${piece}`;
    }
    if (passage !== '') passages.push(passage);
  }
  return joined(passages);
}

interface Line {
  readonly text: string;
  readonly isHeading: boolean;
}

function plainLines(body: string): Line[] {
  const lines: Line[] = [];
  let head: string[] | null = null;
  for (const raw of body.split(/\r?\n/)) {
    const line = raw.trim();
    const cells = /^\|.*\|$/.test(line) ? line.slice(1, -1).split('|').map((cell) => inline(cell.trim())) : null;
    if (cells === null) head = null;
    if (line === '' || /^[-*_]{3,}$/.test(line) || line.startsWith('```')) continue;
    if (cells !== null) {
      if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
      if (head === null) head = cells;
      else lines.push({ text: rowAsSentence(head, cells), isHeading: false });
      continue;
    }
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    lines.push({ text: inline(heading?.[1] ?? line.replace(/^>\s*/, '').replace(/^[-*+]\s+/, '· ')), isHeading: heading !== null });
  }
  return lines;
}

/** The first cell names what the row is about; the others say what the head of their column asks. */
function rowAsSentence(head: readonly string[], cells: readonly string[]): string {
  const told = cells.slice(1).map((cell, index) => (head[index + 1] ? `${head[index + 1]} ${cell}` : cell));
  return `· ${cells[0]}${told.length > 0 ? `：${told.join('；')}` : ''}`;
}

function inline(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/<[^>]+>/g, '')
    .trim();
}

function sectionsOf(lines: readonly Line[]): string[][] {
  const sections: string[][] = [];
  for (const { text, isHeading } of lines) {
    if (isHeading || sections.length === 0) sections.push([]);
    sections.at(-1)!.push(text);
  }
  return sections;
}

/** Long paragraphs break at the ends of sentences, and where there is none, anywhere. */
function shortPieces(text: string): string[] {
  if (text.length <= longest) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of text.match(/[^。！？!?；;]*[。！？!?；;]+["”』）)]?\s*|[^。！？!?；;]+$/g) ?? [text]) {
    if (piece !== '' && piece.length + sentence.length > longest) {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += sentence;
    while (piece.length > longest) {
      pieces.push(piece.slice(0, longest).trim());
      piece = piece.slice(longest);
    }
  }
  if (piece.trim() !== '') pieces.push(piece.trim());
  return pieces;
}

/** A section of a line or two says too little alone; it goes with the one before it. */
function joined(passages: readonly string[]): string[] {
  const whole: string[] = [];
  for (const passage of passages) {
    const before = whole.at(-1);
    if (before !== undefined && (passage.length < 60 || before.length < 60) && before.length + passage.length < longest) whole[whole.length - 1] = `${before}\n${passage}`;
    else whole.push(passage);
  }
  return whole;
}
