/** Customers who closed the page before anybody answered, and stayed away: they have left, and are counted. */

import { minute } from '@huiyin/domain/kernel/instant.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import { readEveryChannel } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import { abandonTicket, admits, blaming, overTickets, type Scope } from '../ticket/index.ts';
import { readSilent, removeVisits, saveSettled, type SilentChat } from './chat-visit.store.ts';
import { readTeamDuty } from './team-duty.ts';

const batch = 100;
const patienceMinutes = 5;

/**
 * Whoever writes while nobody is on duty leaves a message and goes; that is what it is for, and the promise of an answer stands.
 * Each silence is looked at once, so that the morning does not make leavers of the night.
 */
export function abandonSilent(shell: Shell): Promise<number> {
  return overTickets(shell, 'dispatch.silent_chats', (scope) => abandonAmong(shell, scope));
}

async function abandonAmong(shell: Shell, scope: Scope): Promise<number> {
  const at = shell.clock.now();
  const channels = new Map((await readEveryChannel(shell)).map((channel) => [channel.id, channel]));
  const patience = [...channels.values()].map(({ id, settings }) => ({ channelId: id, ms: (settings.abandonAfterMinutes ?? patienceMinutes) * minute }));
  const silent = await readSilent(shell.db, { at, patience, scope, limit: batch });

  const settled: SilentChat[] = [];
  const onDuty = new Map<string, boolean>();
  let left = 0;
  for (const chat of silent) {
    if (!admits(scope, chat.ticketId)) continue;
    const place = `${chat.teamId} ${chat.role} ${chat.channelId}`;
    if (!onDuty.has(place)) onDuty.set(place, (await readTeamDuty(shell, chat, channels.get(chat.channelId) ?? null)).peopleOnDuty);
    const gaveUp = onDuty.get(place) ? await blaming([chat.ticketId], () => abandonTicket(shell, { ticketId: chat.ticketId, leftAt: chat.heardAt, by: system })) : null;
    if (gaveUp?.ok && gaveUp.value.change.events.length > 0) left += 1;
    else settled.push(chat);
  }
  await shell.db.transaction().execute(async (tx) => {
    await saveSettled(tx, settled.map(({ ticketId }) => ticketId), at);
    await removeVisits(tx, batch);
  });
  return left;
}
