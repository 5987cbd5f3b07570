/** 催单: once in ten minutes, with words for the time between. */

import { useEffect, useState } from 'preact/hooks';
import { useAct } from './act.ts';
import type { OwnTicket, TicketView } from './own-ticket.ts';
import { minutesToUrge } from './progress.ts';
import { useWords } from './surroundings.ts';

export function Urge({ ticket, view }: { readonly ticket: OwnTicket; readonly view: TicketView }) {
  const { words } = useWords();
  const act = useAct();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => setNow(Date.now()), [view.urgedAt]);
  const wait = minutesToUrge(view.urgedAt, now);
  if (!view.mayUrge && wait === 0) return null;
  // The page's clock only chooses the words; whether one may is the server's to say.
  const closed = wait > 0 || act.busy;
  return (
    <div class="urge">
      <button type="button" class="plain bordered" disabled={closed} onClick={() => void act.run(() => ticket.urge())}>
        {act.busy ? words.busy : words.urge}
      </button>
      <p class={act.flaw === null ? 'soft' : 'flaw'} role="status">
        {act.flaw ?? (wait > 0 ? words.urged(wait) : words.urgeHint)}
      </p>
    </div>
  );
}
