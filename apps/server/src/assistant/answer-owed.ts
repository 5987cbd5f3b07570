/** Sweeps of the assistant: who waits for its word, who left with it, where it may not speak any more. */

import { setTimeout as sleep } from 'node:timers/promises';
import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import { isSpeaking } from '@huiyin/domain/ticket/assistant-part.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { HandOffReason } from '@huiyin/domain/ticket/ticket.ts';
import { readEveryChannel } from '../channel/index.ts';
import type { Shell } from '../platform/shell.ts';
import { readTicket } from '../ticket/index.ts';
import { handOn } from './hand-on.ts';
import { claimOwed, isAnyOwed, postponeClaim, readSilentTalks, readTalksOn, releaseClaim, type Claim } from './owed.store.ts';
import { readTalk } from './read-talk.ts';
import { settleTalk } from './settle-talk.ts';
import { think } from './think.ts';

/** A language model may take its time; longer than all its time-outs together. */
const claimMs = 60 * second;
const mostAtOnce = 8;
/** Who is quick is waited for, so that the sweep sees what it left behind; a slow thought holds up nobody. */
const patienceMs = 300;
const retryMs = 2 * second;
const mostFailures = 2;
const batch = 100;

export function owedAnswers(shell: Shell): () => Promise<number> {
  const thinking = new Set<Promise<void>>();
  return async () => {
    const at = shell.clock.now();
    const free = mostAtOnce - thinking.size;
    const claims = free > 0 && (await isAnyOwed(shell.db, at)) ? await shell.db.transaction().execute((tx) => claimOwed(tx, { at, until: at + claimMs, limit: free })) : [];
    for (const claim of claims) {
      const thought = answer(shell, claim).finally(() => thinking.delete(thought));
      thinking.add(thought);
    }
    if (thinking.size > 0) await Promise.race([Promise.all(thinking), sleep(patienceMs)]);
    return claims.length;
  };
}

/** A thought that faults is tried again; the customer does not wait for a third time. */
async function answer(shell: Shell, { ticketId, failures }: Claim): Promise<void> {
  try {
    await (failures >= mostFailures ? giveUp(shell, ticketId, 'fault') : think(shell, ticketId));
    await shell.db.transaction().execute((tx) => releaseClaim(tx, ticketId));
  } catch (error) {
    shell.log.error({ err: error, ticketId, failures: failures + 1 }, 'the assistant could not think; it will try again, or ask for a person');
    await shell.db.transaction().execute((tx) => postponeClaim(tx, ticketId, shell.clock.now() + retryMs)).catch((fault: unknown) => shell.log.error({ err: fault, ticketId }, 'and that could not be written down; its claim runs out by itself'));
  }
}

/** Whoever said nothing more after an answer was content with it; whoever left with a question open is followed up by people. */
export async function settleSilent(shell: Shell): Promise<number> {
  const at = shell.clock.now();
  const before = (await readEveryChannel(shell)).flatMap(({ id, settings }) => (settings.assistant ? [{ channelId: id, at: at - settings.assistant.settleAfterMinutes * minute }] : []));
  const silent = before.length === 0 ? [] : await readSilentTalks(shell.db, { before, limit: batch });
  for (const { ticketId, wasAnswered } of silent) await (wasAnswered ? settleTalk(shell, ticketId, { how: 'left', by: system }) : giveUp(shell, ticketId, 'unanswered'));
  return silent.length;
}

/** A channel on which it was switched off in the middle of a conversation. */
export async function leaveChannels(shell: Shell): Promise<number> {
  const off = (await readEveryChannel(shell)).filter(({ settings }) => !settings.assistant?.active).map(({ id }) => id);
  const left = await readTalksOn(shell.db, off, batch);
  for (const ticketId of left) await giveUp(shell, ticketId, 'switched_off');
  return left.length;
}

async function giveUp(shell: Shell, ticketId: string, reason: HandOffReason): Promise<void> {
  const held = await readTicket(shell.db, ticketId, { scope: 'all' });
  if (!held || !isSpeaking(held.ticket)) return;
  await handOn(shell, { ticket: held.ticket, talk: await readTalk(shell.db, ticketId), reason, by: system, mood: 'neutral', passages: [], seenSeq: null, turn: null });
}
