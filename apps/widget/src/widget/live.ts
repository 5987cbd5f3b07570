/** The open line to the server: it only says that something is new. Whatever is missed here is fetched by number. */

import { backoffMs } from '../platform/backoff.ts';
import { admissionFrame, eventFrame, farewell, pong, readFrame, record } from './live-frame.ts';

export interface LiveLine {
  open(): void;
  close(): void;
  /** At once, without waiting for the next try. */
  hurry(): void;
  /** With a token of now. */
  renew(): void;
  typing(on: boolean): void;
}

export interface LiveNews {
  token(): string | null;
  connected(): void;
  lost(): void;
  changed(): void;
  /** The queue that we wait in. */
  queueMoved(): void;
  agentTypes(on: boolean): void;
  /** The server does not know our token any more. The line stays closed until it is opened or renewed. */
  turnedAway(): void;
}

const patienceMs = 10_000;

export function createLiveLine(origin: string, news: LiveNews): LiveLine {
  const address = `${origin.replace(/^http/, 'ws')}/live/?EIO=4&transport=websocket`;
  let socket: WebSocket | null = null;
  let admitted = false;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(retry);
    clearTimeout(silence);
    const line = socket;
    socket = null;
    admitted = false;
    if (line === null) return;
    if (line.readyState === WebSocket.OPEN) line.send(farewell);
    line.close();
  };
  const fail = (): void => {
    drop();
    news.lost();
    retry = setTimeout(dial, backoffMs(attempt, Math.random()));
    attempt += 1;
  };
  /** A line that says nothing for longer than the server promised is dead, whatever the browser believes. */
  const expect = (ms: number): void => {
    clearTimeout(silence);
    silence = setTimeout(fail, ms);
  };

  function dial(): void {
    drop();
    const line = dialled(address);
    if (line === null) return fail();
    let silenceMs = patienceMs;
    socket = line;
    expect(patienceMs);
    line.addEventListener('close', () => {
      if (socket === line) fail();
    });
    line.addEventListener('message', ({ data }) => {
      if (socket !== line) return;
      const frame = readFrame(data);
      if (frame.kind === 'open') {
        silenceMs = frame.silenceMs;
        line.send(admissionFrame({ token: news.token() ?? '' }));
      } else if (frame.kind === 'ping') line.send(pong);
      else if (frame.kind === 'admitted') {
        admitted = true;
        attempt = 0;
        news.connected();
      } else if (frame.kind === 'event') hear(frame.name, frame.fact);
      else if (frame.kind === 'dismissed' || (frame.kind === 'refused' && frame.message === 'session.missing')) {
        // The first time at once; a server that goes on refusing what it has just handed out is given rest.
        drop();
        news.lost();
        retry = setTimeout(() => news.turnedAway(), attempt === 0 ? 0 : backoffMs(attempt, Math.random()));
        attempt += 1;
        return;
      } else if (frame.kind === 'refused') return fail();
      // Until it is admitted a line has only our own patience.
      expect(admitted ? silenceMs : patienceMs);
    });
  }

  const hear = (name: string, fact: unknown): void => {
    const topic = name === 'notice' ? record(fact)['topic'] : null;
    if (topic === 'chat' || topic === 'read') news.changed();
    else if (topic === 'waiting') news.queueMoved();
    else if (name === 'typing') news.agentTypes(record(fact)['on'] !== false);
  };

  return {
    open() {
      if (socket === null) dial();
    },
    close() {
      drop();
      attempt = 0;
    },
    hurry() {
      if (!admitted && socket?.readyState !== WebSocket.CONNECTING) dial();
    },
    renew() {
      if (socket !== null) dial();
    },
    typing(on) {
      // Of no worth later: what cannot be said now is not said.
      if (admitted && socket?.readyState === WebSocket.OPEN) socket.send(eventFrame('typing', { on }));
    },
  };
}

/** A page may forbid the address outright; asking by HTTP now and then still works. */
function dialled(address: string): WebSocket | null {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}
