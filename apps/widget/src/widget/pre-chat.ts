/** What the form of the beginning asks, and what is wrong with an answer. */

import type { Form } from './admission.ts';
import type { ChatState, Settings } from './chat-state.ts';

export type FieldKey = Settings['preChat'][number]['key'];
export type Flaws = Partial<Record<FieldKey, 'mustFill' | 'badPhone' | 'badEmail'>> & { readonly privacyVersion?: 'mustAgree' };
type Field = Settings['preChat'][number];

/** Of somebody the host site vouches for, only the topic is asked. What the server misses is asked whether or not we thought of it. */
export function askedFields({ preChat }: Settings, { verified, missing }: Pick<ChatState, 'verified' | 'missing'>): readonly Field[] {
  const fields = preChat.filter(({ key }) => !verified || key === 'topic' || missing.includes(key));
  return fields.map((field) => ({ ...field, required: field.required || missing.includes(field.key) }));
}

/** A consent that the server has is not asked for again. */
export function owesConsent({ privacyNotice }: Settings, { missing }: Pick<ChatState, 'missing'>): boolean {
  return privacyNotice !== null && (missing.length === 0 || missing.includes('privacyVersion'));
}

export function flawsOf(fields: readonly Field[], values: Partial<Record<FieldKey, string>>, lacksConsent: boolean): Flaws {
  const flaws: Record<string, string> = {};
  for (const { key, required } of fields) {
    const value = values[key]?.trim() ?? '';
    if (value === '') {
      if (required) flaws[key] = 'mustFill';
    } else if (key === 'phone' && !looksLikePhone(value)) flaws[key] = 'badPhone';
    else if (key === 'email' && !looksLikeEmail(value)) flaws[key] = 'badEmail';
  }
  if (lacksConsent) flaws['privacyVersion'] = 'mustAgree';
  return flaws as Flaws;
}

export function looksLikeEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(value);
}

/** Loosely: the server knows numbers better. Full-width digits come from Chinese input methods. */
export function looksLikePhone(value: string): boolean {
  const digits = value.normalize('NFKC').replace(/[\s\-().]/g, '');
  return /^\+?\d{7,15}$/.test(digits);
}

export function formOf(fields: readonly Field[], values: Partial<Record<FieldKey, string>>, privacyVersion: string | null): Form {
  const filled = fields.map(({ key }) => [key, values[key]?.trim() ?? ''] as const).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(filled), ...(privacyVersion === null ? {} : { privacyVersion }) };
}
