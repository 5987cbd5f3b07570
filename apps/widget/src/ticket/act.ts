/** One act at a time: busy while it runs, and the refusal in words when there is one. */

import { useState } from 'preact/hooks';
import type { Refused } from '../platform/answer.ts';
import { sayRefusal } from '../platform/refusal-words.ts';
import { useWords } from './surroundings.ts';

export interface Act {
  readonly busy: boolean;
  readonly flaw: string | null;
  /** True when it was done. */
  run(work: () => Promise<Refused | null>): Promise<boolean>;
  complain(flaw: string | null): void;
}

export function useAct(): Act {
  const { language } = useWords();
  const [busy, setBusy] = useState(false);
  const [flaw, complain] = useState<string | null>(null);
  return {
    busy,
    flaw,
    complain,
    async run(work) {
      if (busy) return false;
      setBusy(true);
      complain(null);
      const refused = await work();
      setBusy(false);
      if (refused) complain(sayRefusal(refused.code, language));
      return refused === null;
    },
  };
}
