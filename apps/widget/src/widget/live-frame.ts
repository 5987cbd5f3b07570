/**
 * The few frames of Socket.IO (protocol 5 over Engine.IO 4) that the widget speaks. The whole client would be
 * a third of what other people's pages have to load; we only hear notices and say that somebody types.
 */

export type Frame =
  /** The line stands; the server pings every so often, and is dead when it stays silent for longer. */
  | { readonly kind: 'open'; readonly silenceMs: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'event'; readonly name: string; readonly fact: unknown }
  | { readonly kind: 'other' };

const other: Frame = { kind: 'other' };

export function readFrame(data: unknown): Frame {
  if (typeof data !== 'string') return other;
  if (data[0] === '0') {
    const { pingInterval, pingTimeout } = record(parse(data.slice(1)));
    const known = typeof pingInterval === 'number' && typeof pingTimeout === 'number';
    return { kind: 'open', silenceMs: known ? pingInterval + pingTimeout : 45_000 };
  }
  if (data === '2') return { kind: 'ping' };
  if (data.startsWith('40')) return { kind: 'admitted' };
  if (data.startsWith('41')) return { kind: 'dismissed' };
  if (data.startsWith('44')) return { kind: 'refused', message: String(record(parse(data.slice(2)))['message'] ?? '') };
  // An id may stand between type and content when the server asks for an answer; ours never does.
  const said = /^42\d*(\[.*\])$/s.exec(data)?.[1];
  const parts = said === undefined ? undefined : parse(said);
  return Array.isArray(parts) && typeof parts[0] === 'string' ? { kind: 'event', name: parts[0], fact: parts[1] } : other;
}

export const pong = '3';
export const farewell = '41';

export function admissionFrame(auth: Readonly<Record<string, unknown>>): string {
  return `40${JSON.stringify(auth)}`;
}

export function eventFrame(name: string, fact: unknown): string {
  return `42${JSON.stringify([name, fact])}`;
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
