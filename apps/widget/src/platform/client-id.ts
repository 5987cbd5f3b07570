/** An id of our own for something said, so that saying it again is recognised. */

export function newClientId(): string {
  // `randomUUID` is missing on pages without https.
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
