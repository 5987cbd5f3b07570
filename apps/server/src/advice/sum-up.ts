/** Sums a ticket's conversation up: its end as far as anybody goes back, and its beginning, where the problem is told. */

import { summarise, type Spoken, type Summary } from '@huiyin/domain/advice/summarise.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxCount } from '@huiyin/domain/ticket/message.contract.ts';
import type { Shell } from '../platform/shell.ts';
import { readThread, readTicket } from '../ticket/index.ts';

const latest = 300;
const first = 20;

type Row = Awaited<ReturnType<typeof readThread>>['rows'][number];

export async function sumUp({ db }: Pick<Shell, 'db'>, ticketId: string, reach: Reach): Promise<Result<Summary & { readonly messages: number }, 'ticket.unknown'>> {
  const held = await readTicket(db, ticketId, reach);
  if (!held) return refuse('ticket.unknown');
  const end = await readThread(db, { ticketId, before: maxCount, limit: latest, publicOnly: false });
  const beginning = end.more ? (await readThread(db, { ticketId, limit: first, publicOnly: false })).rows.filter(({ seq }) => seq < end.rows[0]!.seq) : [];
  return accept({ ...summarise([...beginning, ...end.rows].map(spokenOf)), messages: held.ticket.messageSeq });
}

function spokenOf({ seq, direction, author_kind, body, at }: Row): Spoken {
  const by = author_kind === 'customer' ? 'customer' : direction === 'internal' ? 'note' : author_kind === 'person' || author_kind === 'key' ? 'staff' : 'machine';
  return { seq, by, text: body, at };
}
