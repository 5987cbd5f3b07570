/** Finds web addresses in plain text. Only http and https become links: anything else stays text. */

export type Piece = { readonly text: string; readonly href: string | null };

// Chinese punctuation ends an address: 见https://example.com，谢谢
const address = /https?:\/\/[^\s<>"'`，。！？；：、（）《》「」【】\u4e00-\u9fff]+/gi;

export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(/[.,!?;:)\]}]+$/, '');
    if (!isSafe(found)) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), href: null });
    pieces.push({ text: found, href: found });
    done = match.index + found.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}

function isSafe(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
  } catch {
    return false;
  }
}
