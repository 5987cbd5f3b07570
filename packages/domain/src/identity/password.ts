/** Which passwords are accepted. Length decides, not character classes (NIST SP 800-63B §5.1.1.2). */

import { accept, refuse, type Result } from '../kernel/result.ts';

export const passwordLength = { min: 10, max: 128 } as const;

/** What guessers try first at a service centre, compared without case, digits and punctuation. */
const obvious = ['password', 'passw', 'qwerty', 'qwertyuiop', 'admin', 'administrator', 'huiyin', 'welcome', 'letmein', 'iloveyou', 'woaini', 'abc', 'abcd', 'asdfghjkl', 'zxcvbnm', 'test', 'demo'];

export function checkPassword(password: string, person: { readonly email: string; readonly name: string }): Result<void, 'person.password_weak'> {
  const length = Array.from(password).length;
  if (length < passwordLength.min) return refuse('person.password_weak', { reason: 'too_short', min: passwordLength.min });
  if (length > passwordLength.max) return refuse('person.password_weak', { reason: 'too_long', max: passwordLength.max });
  if (isObvious(password, person)) return refuse('person.password_weak', { reason: 'obvious' });
  return accept(undefined);
}

function isObvious(password: string, person: { readonly email: string; readonly name: string }): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const account = person.email.toLowerCase().split('@')[0]!;
  const owned = [person.email.toLowerCase(), account, person.name.toLowerCase()];
  if (owned.some((own) => own === plain || (own !== '' && own.replace(/[^\p{L}]/gu, '') === letters && letters !== ''))) return true;
  return letters === '' ? hasFewDigits(plain) : obvious.includes(letters) || new Set(plain).size < 4;
}

/** Digits alone are guessed quickly when they repeat or run: 1111111111, 1234567890, 8888866666. */
function hasFewDigits(plain: string): boolean {
  const steps = Array.from(plain.slice(1), (character, index) => character.charCodeAt(0) - plain.charCodeAt(index));
  const plainSteps = steps.filter((step) => step === 0 || step === 1 || step === -1 || step === -9).length;
  return new Set(plain).size < 4 || plainSteps >= steps.length - 2;
}
