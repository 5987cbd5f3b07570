/** Bytes as letters, for JSON. Written here because the domain has neither Node's buffers nor a browser's functions. */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Uint8Array(128).fill(255);
for (let index = 0; index < 64; index++) values[letters.charCodeAt(index)] = index;

export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += letters[three >> 18]! + letters[(three >> 12) & 63]! + (at + 1 < bytes.length ? letters[(three >> 6) & 63]! : '=') + (at + 2 < bytes.length ? letters[three & 63]! : '=');
    if (text.length > 8_192) {
      parts.push(text);
      text = '';
    }
  }
  return parts.join('') + text;
}

/** Fails on what is not base64. */
export function bytesFrom(text: string): Uint8Array<ArrayBuffer> {
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let gathered = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < length; index++) {
    const value = values[text.charCodeAt(index)] ?? 255;
    if (value === 255) throw new RangeError('this is not base64');
    gathered = ((gathered << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (gathered >> bits) & 255;
  }
  return bytes;
}
