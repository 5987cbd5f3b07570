/** Names as they are looked for: any one or two neighbouring characters find them, which is how Chinese names are typed. */

const maxNameLength = 100;

/** Null for a name that says nothing. Control and direction marks would let a name rewrite the line it is shown in. */
export function cleanName(raw: string | null | undefined): string | null {
  if (raw === null || raw === undefined) return null;
  const name = raw
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? null : [...name].slice(0, maxNameLength).join('');
}

/** Full and half width, upper and lower case look for one another. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Every character and every pair of neighbours of the folded name; spaces are not looked for. */
export function nameGrams(name: string): string[] {
  const grams = new Set<string>();
  for (const word of foldName(name).split(' ')) {
    const characters = [...word];
    characters.forEach((character, index) => {
      grams.add(character);
      if (index > 0) grams.add(characters[index - 1]! + character);
    });
  }
  grams.delete('');
  return [...grams];
}

/** The fewest grams that a name must have to hold `query`: pairs where there are any, since single characters find too much. */
export function queryGrams(query: string): string[] {
  return foldName(query)
    .split(' ')
    .flatMap((word) => {
      const characters = [...word];
      return characters.length < 2 ? characters : characters.slice(1).map((character, index) => characters[index]! + character);
    });
}
