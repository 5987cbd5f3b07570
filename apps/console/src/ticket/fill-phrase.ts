/** Fills the gaps of a standard phrase or a macro. */

export interface PhraseValues {
  readonly customer: string;
  readonly number: string;
  readonly agent: string;
}

/** A gap that is not known stays as it is, so that the agent sees it before the customer does. */
export function fillPhrase(text: string, values: PhraseValues): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (gap, name: string) => (Object.hasOwn(values, name) ? values[name as keyof PhraseValues] : gap));
}
