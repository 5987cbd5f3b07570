/**
 * Spans that count on, second by second, without anything being drawn anew: one timer writes into the nodes that are on screen.
 * Five hundred of them cost one look at the clock and as many short texts.
 */

import { useLayoutEffect, useRef } from 'react';
import { spanWords } from './time.ts';

type Write = (now: number) => void;
const writers = new Set<Write>();
let timer: ReturnType<typeof setInterval> | undefined;

function enlist(write: Write): () => void {
  writers.add(write);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    const now = Date.now();
    for (const each of writers) each(now);
  }, 1_000);
  return () => {
    writers.delete(write);
    if (writers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Minutes and seconds below an hour, as on a stopwatch; hours and days in words. */
export function shortSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds >= 3_600) return spanWords(ms);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** As a clock shows it, however long: for walls, where words would be too wide. */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 3_600) return shortSpan(ms);
  return `${Math.floor(seconds / 3_600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

interface TickingProps {
  /** The moment it counts from, or down to. */
  readonly at: string | number;
  /** Words around the span; called again each second, so it must be cheap. */
  readonly words?: (span: string, isPast: boolean) => string;
  readonly format?: (ms: number) => string;
  readonly className?: string | undefined;
}

export function Ticking({ at, words, format = shortSpan, className }: TickingProps) {
  const node = useRef<HTMLTimeElement>(null);
  const moment = typeof at === 'number' ? at : Date.parse(at);
  useLayoutEffect(() => {
    let shown = '';
    const write: Write = (now) => {
      const span = format(Math.abs(now - moment));
      const text = words ? words(span, now >= moment) : span;
      if (text === shown || !node.current) return;
      shown = text;
      node.current.textContent = text;
      node.current.dataset['past'] = String(now >= moment);
    };
    write(Date.now());
    return enlist(write);
  }, [moment, words, format]);
  return <time ref={node} className={className} dateTime={new Date(moment).toISOString()} />;
}
