/** A name as a coloured square: the same person always has the same colour. */

import styles from './avatar.module.css';

const colours = ['#4b6cb7', '#7a5bb5', '#b55b7d', '#b0693a', '#7d7a2f', '#3f8453', '#2f7f91', '#5f6b7c'];

export function Avatar({ name, size = 28 }: { readonly name: string | null; readonly size?: number }) {
  const shown = name?.trim() || '?';
  return (
    <span className={styles.avatar} style={{ width: size, height: size, fontSize: Math.round(size * 0.42), background: name ? colourOf(shown) : '#a7aebb' }} aria-hidden>
      {initialsOf(shown)}
    </span>
  );
}

/** The last character of a Chinese name (the given name tells people apart), the first letters of another. */
function initialsOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].at(-1)!;
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words.slice(0, 2).map((word) => [...word][0]!.toUpperCase()).join('');
}

function colourOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) >>> 0;
  return colours[sum % colours.length]!;
}
