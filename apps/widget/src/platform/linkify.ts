/** Finds addresses in plain text. Only http and https become links; everything is shown as text nodes, so nothing said can become markup. */

export type Part = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'link'; readonly text: string; readonly href: string };

// Chinese is written without spaces: an address ends where characters begin that no address holds unencoded.
const address = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

export function linkify(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = trimEnd(match[0]);
    const href = safeAddress(shown);
    if (href === null) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'link', text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** Punctuation after an address belongs to the sentence, and so does a bracket that the address did not open. */
function trimEnd(raw: string): string {
  let shown = raw;
  for (;;) {
    const last = shown.at(-1)!;
    const unopened = (last === ')' && count(shown, '(') < count(shown, ')')) || (last === ']' && count(shown, '[') < count(shown, ']'));
    if (!unopened && !/[.,;:!?'*]/.test(last)) return shown;
    shown = shown.slice(0, -1);
  }
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** Null when it is no address, or one that shows another host than it leads to (`https://bank.com@evil.com`). */
function safeAddress(shown: string): string | null {
  if (!URL.canParse(shown)) return null;
  const url = new URL(shown);
  const plain = (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
  return plain ? url.href : null;
}
