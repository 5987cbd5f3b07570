/** What may be shown of personal values to those who need not know them. Masks never reveal how long the hidden part is, except in a phone number, where everybody knows. */

import type { Contact } from './contact.ts';

const chineseMobile = /^\+86(1[3-9]\d)\d{4}(\d{4})$/;
const chineseService = /^\+86([48]00)\d{3}(\d{4})$/;
const chineseLandline = /^\+86(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/;

export function maskContact({ kind, value }: Contact): string {
  if (kind === 'phone') return maskPhone(value);
  if (kind === 'email') return maskEmail(value);
  return maskWord(value);
}

function maskPhone(value: string): string {
  const [number = '', extension] = value.split(';ext=');
  const tail = extension === undefined ? '' : `-${'*'.repeat(extension.length)}`;
  const match = chineseMobile.exec(number) ?? chineseService.exec(number);
  if (match) return `${match[1]}****${match[2]}${tail}`;
  const fixed = chineseLandline.exec(number);
  if (fixed) return `0${fixed[1]}-${'*'.repeat(fixed[2]!.length)}${fixed[3]}${tail}`;
  // Elsewhere the length of the country code is not known here, so only its first digits and the last two are shown.
  return `${number.slice(0, 3)}****${number.slice(-2)}${tail}`;
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return `${firstCharacter(value)}***${value.slice(at)}`;
}

/** Ids of other systems: the ends, so that two can be told apart, once there is enough between them. */
function maskWord(value: string): string {
  const characters = [...value];
  if (characters.length < 8) return `${characters[0]}***`;
  return `${characters.slice(0, 2).join('')}***${characters.slice(-2).join('')}`;
}

function firstCharacter(text: string): string {
  return [...text][0] ?? '';
}
