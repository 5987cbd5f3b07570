/** A keep-alive HTTP client of one connection: as little work as possible, so that the machine's time goes to what is measured. */

import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Requests go one after another; ask for the next when the last is answered. */
export class HttpClient {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #headers: string;
  #chunks: Buffer[] = [];
  #size = 0;
  #wait: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null = null;

  constructor(origin: string, headers: Readonly<Record<string, string>> = {}) {
    const { hostname, port, host } = new URL(origin);
    this.#host = host;
    this.#headers = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  ask(method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const content = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
    return new Promise((resolve, reject) => {
      if (this.#wait) return reject(new Error('one request at a time'));
      this.#wait = { resolve, reject };
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${this.#headers}${own}${content}\r\n${text}`);
    });
  }

  /** Below `/api/v1`; throws unless the answer is a success, because a bench that measures refusals measures nothing. */
  async call<Value>(method: string, path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Value> {
    const { status, body: text } = await this.ask(method, `/api/v1${path}`, body, headers);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
    return (text === '' ? undefined : JSON.parse(text)) as Value;
  }

  close(): void {
    this.#wait = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const whole = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#size);
    this.#chunks = [whole];
    const cut = whole.indexOf('\r\n\r\n');
    if (cut < 0) return;
    const head = whole.toString('latin1', 0, cut).toLowerCase();
    const status = Number(head.slice(9, 12));
    const body = whole.subarray(cut + 4);
    if (head.includes('\r\ntransfer-encoding: chunked')) {
      if (body.subarray(-5).toString('latin1') !== '0\r\n\r\n') return;
      return this.#answer(status, unchunk(body));
    }
    const length = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    if (body.length >= length) this.#answer(status, body.toString('utf8', 0, length));
  }

  #answer(status: number, body: string): void {
    const wait = this.#wait;
    this.#wait = null;
    this.#chunks = [];
    this.#size = 0;
    wait?.resolve({ status, body });
  }

  #fail(error: Error): void {
    const wait = this.#wait;
    this.#wait = null;
    wait?.reject(error);
  }
}

function unchunk(body: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) return Buffer.concat(parts).toString('utf8');
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
}
