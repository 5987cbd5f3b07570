/** Ties the English texts to the Chinese ones: a key missing on either side does not compile. */

export type SameKeys<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : SameKeys<Texts[Key]> };
