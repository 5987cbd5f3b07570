/** What a customer named, and the marks that stand in its place where it was masked: `[order]`, `[phone]`. */

const kinds = ['order', 'amount', 'phone', 'email', 'number', 'card', 'id_card'] as const;
export type KindOfThing = (typeof kinds)[number] | 'other';

/** What a newer server names and this page does not know yet is just a fact. */
export function kindOf(name: string): KindOfThing {
  return kinds.find((kind) => kind === name) ?? 'other';
}

/** Marks in words of the reader; whatever else stands in brackets was said so. */
export function wordMarks(text: string, wordOf: (kind: KindOfThing) => string): string {
  return text.replaceAll(/\[([a-z_]+)\]/g, (mark, name: string) => (kindOf(name) === 'other' ? mark : `[${wordOf(kindOf(name))}]`));
}
