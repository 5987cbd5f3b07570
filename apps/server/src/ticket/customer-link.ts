/** The unguessable address of a customer's own ticket: its id and our signature of it. Nothing is stored, nothing can be forged. */

import type { Secrets } from '../platform/shell.ts';

const purpose = 'ticket-link';

function customerToken(secrets: Secrets, ticketId: string): string {
  return `${Buffer.from(ticketId.replaceAll('-', ''), 'hex').toString('base64url')}.${secrets.sign(purpose, ticketId)}`;
}

export function customerUrl(publicUrl: string, secrets: Secrets, ticketId: string): string {
  return `${publicUrl}/t/${customerToken(secrets, ticketId)}`;
}

/** The ticket's id, or null when the token is not ours. */
export function ticketIdOf(secrets: Secrets, token: string): string | null {
  const [packed, signature] = token.split('.');
  if (!packed || !signature || !/^[\w-]{22}$/.test(packed)) return null;
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return secrets.verify(purpose, id, signature) ? id : null;
}
