/** Finds what the writer is calling up: a macro after `/`, a colleague after `@`. */

export interface Trigger {
  readonly kind: 'macro' | 'mention';
  readonly query: string;
  /** Where the sign stands; choosing replaces from here to the caret. */
  readonly from: number;
}

/** The sign counts at the start of the text or after a blank, so that 1/2 and a@b stay themselves. `@` needs no blank after Chinese. */
export function triggerAt(text: string, caret: number, visibility: 'public' | 'internal'): Trigger | null {
  const before = text.slice(0, caret);
  const found = /(^|[\s\p{Script=Han}，。；：！？、])([/@])([^\s/@]{0,30})$/u.exec(before);
  if (!found) return null;
  const [, lead, sign, query] = found as unknown as [string, string, string, string];
  const from = before.length - query.length - 1;
  if (sign === '@') return visibility === 'internal' ? { kind: 'mention', query, from } : null;
  return lead === '' || /\s/.test(lead) ? { kind: 'macro', query, from } : null;
}

export function replaceTrigger(text: string, caret: number, { from }: Trigger, chosen: string): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + chosen + text.slice(caret), caret: from + chosen.length };
}

/** Of the colleagues called up while writing, those whose name still stands in the text. */
export function mentionsIn(text: string, called: ReadonlyMap<string, string>): readonly string[] {
  return [...called].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id);
}
