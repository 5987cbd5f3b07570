/** Where the server found settings wrong, as forms name their fields. */

/** The first place that is wrong; its words are those of the code. */
export function wrongFieldOf({ code, facts }: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }): (string | number)[] | null {
  const [first] = code === 'dispatch.settings_invalid' && Array.isArray(facts.fields) ? (facts.fields as string[]) : [];
  return first === undefined ? null : first.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
