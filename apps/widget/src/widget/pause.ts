/** Waiting that can be cut short: when the network is back nobody should sit out a pause of half a minute. */

export interface Pause {
  wait(ms: number): Promise<void>;
  wake(): void;
}

export function createPause(): Pause {
  const waiting = new Set<() => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        waiting.add(end);
      }),
    wake: () => waiting.forEach((end) => end()),
  };
}
