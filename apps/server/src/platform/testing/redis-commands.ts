/** Reads what Redis clients send: `*2\r\n$3\r\nGET\r\n$1\r\na\r\n`. */

export type Command = readonly Buffer[];

/** Whole commands, and what is left of one that has not arrived entirely. */
export function readCommands(received: Buffer): { readonly commands: readonly Command[]; readonly rest: Buffer } {
  const commands: Command[] = [];
  let at = 0;
  for (;;) {
    const read = readCommand(received, at);
    if (read === null) return { commands, rest: received.subarray(at) };
    commands.push(read.command);
    at = read.end;
  }
}

function readCommand(received: Buffer, start: number): { readonly command: Command; readonly end: number } | null {
  const head = readCount(received, start, '*');
  if (head === null) return null;
  const parts: Buffer[] = [];
  let at = head.end;
  while (parts.length < head.count) {
    const size = readCount(received, at, '$');
    if (size === null || received.length < size.end + size.count + 2) return null;
    parts.push(received.subarray(size.end, size.end + size.count));
    at = size.end + size.count + 2;
  }
  return { command: parts, end: at };
}

function readCount(received: Buffer, at: number, mark: '*' | '$'): { readonly count: number; readonly end: number } | null {
  const line = received.indexOf('\r\n', at);
  if (line < 0) return null;
  if (String.fromCharCode(received[at]!) !== mark) throw new Error(`no Redis command: ${received.subarray(at, line).toString()}`);
  return { count: Number(received.subarray(at + 1, line).toString()), end: line + 2 };
}
