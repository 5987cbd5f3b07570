/** One reading for all who ask at once. Whoever asks while one runs is given the next, which begins after they asked: nobody is shown what was before the change that they were told of. */

export interface Joined<Value> {
  /** By source (a pool, a database handle) and by what is asked for. A failure is told to all who waited for it, and to nobody later. */
  of(source: object, key: string, read: () => Promise<Value>): Promise<Value>;
}

interface Line<Value> {
  /** Settles, and never fails, when nothing is being read. */
  free: Promise<void>;
  /** Has not begun: one can still join it. */
  next: Promise<Value> | null;
}

export function joined<Value>(): Joined<Value> {
  const sources = new WeakMap<object, Map<string, Line<Value>>>();
  return {
    of(source, key, read) {
      const lines = sources.get(source) ?? new Map<string, Line<Value>>();
      sources.set(source, lines);
      const line = lines.get(key) ?? { free: Promise.resolve(), next: null };
      lines.set(key, line);
      line.next ??= line.free.then(() => {
        line.next = null;
        const reading = read();
        const settle = () => {
          if (line.next === null) lines.delete(key);
        };
        line.free = reading.then(settle, settle);
        return reading;
      });
      return line.next;
    },
  };
}
