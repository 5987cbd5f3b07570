/** Who else looks at this ticket, and who is writing. Everything here is forgotten quickly: silence means gone. */

import { useEffect, useRef, useState } from 'react';
import { onSaid, say, watchTicket } from '../../platform/live.ts';
import { useSession } from '../../platform/session.ts';
import type { Draft } from '../composer/use-draft.ts';

export interface Company {
  readonly viewing: readonly string[];
  readonly composing: readonly string[];
  readonly customerTyping: boolean;
}

interface Presence {
  readonly ticketId: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly state: 'viewing' | 'composing' | 'gone';
}

interface Typing {
  readonly ticketId: string;
  readonly by: { readonly kind: string; readonly id?: string; readonly name?: string };
  readonly on: boolean;
}

interface Guest {
  readonly name: string;
  readonly state: 'viewing' | 'composing';
  readonly until: number;
}

const beatMs = 15_000;
const forgottenMs = 40_000;
const typingMs = 5_000;
const typingBeatMs = 3_000;

export function useCompany(ticketId: string, { body, visibility }: Draft): Company {
  const { me } = useSession();
  const [guests, setGuests] = useState<ReadonlyMap<string, Guest>>(new Map());
  const [typingUntil, setTypingUntil] = useState(0);
  const [now, setNow] = useState(Date.now);
  const state = useRef<'viewing' | 'composing'>('viewing');

  useEffect(() => {
    const leave = watchTicket(ticketId);
    const tell = () => document.visibilityState === 'visible' && say('presence', { ticketId, state: state.current });
    const known = new Set<string>();
    const stopPresence = onSaid<Presence>('presence', (said) => {
      if (said.ticketId !== ticketId || said.person.id === me.id) return;
      // Whoever just came cannot know that we are here.
      if (said.state !== 'gone' && !known.has(said.person.id)) tell();
      if (said.state === 'gone') known.delete(said.person.id);
      else known.add(said.person.id);
      setGuests((before) => {
        const after = new Map(before);
        if (said.state === 'gone') after.delete(said.person.id);
        else after.set(said.person.id, { name: said.person.name, state: said.state, until: Date.now() + forgottenMs });
        return after;
      });
    });
    const stopTyping = onSaid<Typing>('typing', (said) => {
      if (said.ticketId === ticketId && said.by.kind === 'customer') setTypingUntil(said.on ? Date.now() + typingMs : 0);
    });
    const beat = setInterval(tell, beatMs);
    return () => {
      clearInterval(beat);
      stopPresence();
      stopTyping();
      leave();
    };
  }, [ticketId, me.id]);

  const anybody = guests.size > 0 || typingUntil > 0;
  useEffect(() => {
    if (!anybody) return;
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, [anybody]);

  useTelling(ticketId, body, visibility, state);

  const present = [...guests.values()].filter((guest) => guest.until > now);
  return {
    viewing: present.filter((guest) => guest.state === 'viewing').map((guest) => guest.name),
    composing: present.filter((guest) => guest.state === 'composing').map((guest) => guest.name),
    customerTyping: typingUntil > now,
  };
}

/** Tells colleagues that an answer is being written, and the customer that somebody types; notes are nobody's business. */
function useTelling(ticketId: string, body: string, visibility: Draft['visibility'], state: React.RefObject<'viewing' | 'composing'>): void {
  const first = useRef(true);
  const toldAt = useRef(0);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const composing = body !== '' ? 'composing' : 'viewing';
    if (composing !== state.current) {
      state.current = composing;
      say('presence', { ticketId, state: composing });
    }
    if (visibility === 'internal') return;
    if (body === '') {
      toldAt.current = 0;
      say('typing', { ticketId, on: false });
    } else if (Date.now() - toldAt.current > typingBeatMs) {
      toldAt.current = Date.now();
      say('typing', { ticketId, on: true });
    }
  }, [ticketId, body, visibility, state]);
}
