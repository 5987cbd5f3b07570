/** What a chat visitor owes before the first message, and what is believed of what it says. */

import type { ChannelSettings } from './channel.contract.ts';

/** What a form, or a signature, says of a visitor. Blank fields are absent. */
export interface VisitorClaim {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly topic?: string;
  /** The host site's user, proven by its signature. */
  readonly externalId?: string;
}

/** Keys of form fields that are still owed; `privacyVersion` stands for the consent. */
export function missingFields(settings: ChannelSettings, claim: VisitorClaim, privacyVersion: string | null, verified: boolean): string[] {
  const missing: string[] = (settings.preChat ?? [])
    // The host site knows its own user; asking again would only invite another answer.
    .filter((field) => field.required && !(verified && field.key !== 'topic') && !claim[field.key])
    .map((field) => field.key);
  if (settings.privacyNotice && privacyVersion !== settings.privacyNotice.version) missing.push('privacyVersion');
  return missing;
}

/** Later words win over earlier ones; a signature's win over the form's. */
export function combineClaims(...claims: readonly (VisitorClaim | null)[]): VisitorClaim {
  const combined: Record<string, string> = {};
  for (const claim of claims) {
    for (const [key, value] of Object.entries(claim ?? {})) {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text !== '') combined[key] = text;
    }
  }
  return combined;
}

/** The address of the page without what may hold secrets: query, fragment, user. Null when it is no web page. */
export function cleanPage(raw: string | undefined): string | null {
  const match = /^(https?:\/\/)(?:[^/?#@\s]*@)?([^/?#\s]+)([^?#\s]*)/i.exec(raw?.trim() ?? '');
  return match ? `${match[1]!.toLowerCase()}${match[2]!.toLowerCase()}${match[3]}`.slice(0, 500) : null;
}
