/** The live line to the server: notices, who else is here, who is typing. Truth is read over HTTP; whatever is lost here is only late. */

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Socket } from 'socket.io-client';
import { meQuery } from './session.ts';
import { hearsNotices, staleLater, staleNow, staleSoon, type Notice } from './topics.ts';

export type Connection = 'connecting' | 'open' | 'lost';

/** A short break is not worth a banner. */
const patienceMs = 2_500;
/** One reading of the lists for all notices of this long. */
const burstMs = 350;
/** Figures over many tickets are read no more often. */
const figuresMs = 3_000;

type Said = (...values: never[]) => void;

let socket: Socket | null = null;
let connection: Connection = 'connecting';
const watchers = new Set<() => void>();
const said = new Map<string, Set<Said>>();
const watched = new Map<string, number>();

/** Opens the line of the signed-in person; returns what closes it. */
export function startLive(client: QueryClient): () => void {
  let stopped = false;
  let line: Socket | null = null;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  let burst: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<string, Notice>();

  const readLists = () => {
    burst = undefined;
    for (const notice of waiting.values()) for (const queryKey of staleSoon(notice)) void client.invalidateQueries({ queryKey });
    waiting.clear();
  };
  const old = new Map<string, Notice>();
  const readFigures = () => {
    rest = undefined;
    if (old.size === 0) return;
    // Nobody looks: they are read when somebody does.
    const refetchType = document.hidden ? 'none' : 'active';
    for (const notice of old.values()) for (const queryKey of staleLater(notice)) void client.invalidateQueries({ queryKey, refetchType });
    old.clear();
    rest = setTimeout(readFigures, figuresMs);
  };
  const onNotice = (notice: Notice) => {
    if (staleLater(notice).length > 0) {
      old.set(notice.topic, notice);
      if (rest === undefined) readFigures();
    }
    for (const queryKey of staleNow(notice)) void client.invalidateQueries({ queryKey });
    if (staleSoon(notice).length === 0) return;
    waiting.set(notice.topic, notice);
    burst ??= setTimeout(readLists, burstMs);
  };
  const onLost = () => {
    doubt ??= setTimeout(() => setConnection('lost'), patienceMs);
  };

  void import('socket.io-client').then(({ io }) => {
    if (stopped) return;
    line = socket = io({ path: '/live', withCredentials: true, reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 0.5 });
    let first = true;
    line.on('connect', () => {
      clearTimeout(doubt);
      doubt = undefined;
      setConnection('open');
      for (const ticketId of watched.keys()) line?.emit('watch', ticketId);
      // Notices of a break are gone, and of the time before the line stood: what was read then may be old already.
      void client.invalidateQueries(first ? { predicate: ({ queryKey }) => hearsNotices(queryKey) } : {});
      first = false;
    });
    line.on('disconnect', (reason) => {
      onLost();
      // The server ends lines whose session ended; asking who we are settles which it was.
      if (reason === 'io server disconnect') void client.invalidateQueries({ queryKey: meQuery.queryKey }).then(() => !stopped && line?.connect());
    });
    line.on('connect_error', (error) => {
      onLost();
      if (error.message === 'session.missing') void client.invalidateQueries({ queryKey: meQuery.queryKey });
      // Socket.IO does not try again by itself after a refused handshake.
      if (!line?.active) setTimeout(() => !stopped && line?.connect(), 3_000 + Math.random() * 2_000);
    });
    line.on('notice', onNotice);
    for (const name of ['presence', 'typing']) {
      line.on(name, (value) => {
        for (const listener of said.get(name) ?? []) listener(value as never);
      });
    }
  });

  return () => {
    stopped = true;
    clearTimeout(doubt);
    clearTimeout(burst);
    clearTimeout(rest);
    line?.close();
    if (socket === line) socket = null;
    setConnection('connecting');
  };
}

/** Joins a ticket's room; counted, since several parts of a page may want the same one. */
export function watchTicket(ticketId: string): () => void {
  const count = watched.get(ticketId) ?? 0;
  watched.set(ticketId, count + 1);
  if (count === 0) socket?.emit('watch', ticketId);
  return () => {
    const left = (watched.get(ticketId) ?? 1) - 1;
    if (left > 0) return void watched.set(ticketId, left);
    watched.delete(ticketId);
    socket?.emit('unwatch', ticketId);
  };
}

/** Not kept for a line that comes back later. (Socket.IO's own `volatile` would also drop the second of two things said at once.) */
export function say(name: 'presence' | 'typing', value: object): void {
  if (socket?.connected) socket.emit(name, value);
}

export function onSaid<Value>(name: 'presence' | 'typing', listener: (value: Value) => void): () => void {
  const listeners = said.get(name) ?? new Set();
  said.set(name, listeners);
  listeners.add(listener as unknown as Said);
  return () => void listeners.delete(listener as unknown as Said);
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    () => connection,
  );
}

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const watcher of watchers) watcher();
}
