/** Keeps for a moment what many ask for and few change. Another node's change is seen when the moment is over, one made here at once. */

export interface Kept<Value> {
  /** `read` is called when nothing is kept; whoever asks meanwhile waits for the same answer. A failure is not remembered. */
  of(source: object, read: () => Promise<Value>): Promise<Value>;
  /** After the commit of whoever changed it. */
  forget(source: object): void;
}

/** By source (a pool, a database handle), since a process may hold several databases; by the monotonic clock, since tests stop the other one. */
export function keptFor<Value>(ms: number): Kept<Value> {
  const kept = new WeakMap<object, { readonly until: number; readonly value: Promise<Value> }>();
  return {
    of(source, read) {
      const known = kept.get(source);
      if (known && performance.now() < known.until) return known.value;
      const fresh = { until: performance.now() + ms, value: read() };
      kept.set(source, fresh);
      fresh.value.catch(() => {
        if (kept.get(source) === fresh) kept.delete(source);
      });
      return fresh.value;
    },
    forget: (source) => void kept.delete(source),
  };
}
