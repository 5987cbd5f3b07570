/** What a chat visitor says and hears. A visitor has one live ticket at a time; the first word opens it. */

import { setTimeout as sleep } from 'node:timers/promises';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxMessageLength } from '@huiyin/domain/ticket/message.contract.ts';
import { receiveMessage, whereDoesItBelong } from '@huiyin/domain/ticket/say.ts';
import { reopen } from '@huiyin/domain/ticket/reopen.ts';
import { link } from '@huiyin/domain/ticket/relate.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import type { Doer, Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { bindVisitor, readChannelById } from '../channel/index.ts';
import { holdSurvivor, makeClaimedCustomer } from '../customer/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { notifyTicket } from './announce.ts';
import { finish, setScene, type Act, type Loaded } from './change-ticket.ts';
import { readChatTicket, type ChatTicket } from './chat.store.ts';
import { draftOpening, saveOpening, type OpeningDraft } from './open-ticket.ts';
import { findMessageByClientId, readMessagesById, rowOfSaid, type MessageRow } from './thread.store.ts';
import { applyEvents } from './ticket-log.ts';
import { hearersOf, lockTicket, type FileFacts, type Held, type NewMessage } from './ticket.store.ts';
import { filesOf } from './uploaded-files.ts';

export interface Saying {
  readonly clientId: string;
  readonly body: string;
  readonly attachments: readonly string[];
}

type SayRefusal =
  | 'visitor.unknown' | 'visitor.form_incomplete' | 'channel.closed' | 'message.empty' | 'message.too_long' | 'file.unknown' | 'flow_rule.none_matches';

export async function sayInChat(shell: Shell, visitor: { id: string; channelId: string }, saying: Saying): Promise<Result<MessageRow, SayRefusal>> {
  const body = saying.body.trim();
  if (body === '' && saying.attachments.length === 0) return refuse('message.empty');
  if (body.length > maxMessageLength) return refuse('message.too_long', { max: maxMessageLength });
  const files = await filesOf(shell, saying.attachments, `visitor:${visitor.id}`);
  if (files === null) return refuse('file.unknown');
  const channel = await readChannelById(shell, visitor.channelId);
  if (!channel?.active) return refuse('channel.closed');

  // Drafted before the transaction even when a ticket lives: a number is cheap, and no second connection is held.
  const drafted = await draftOpening(shell, { channelId: channel.id, channelKind: channel.kind, body, by: { kind: 'customer', id: null }, hasFiles: files.length > 0 });
  if (!drafted.ok) return drafted.code === 'flow_rule.none_matches' ? refuse('flow_rule.none_matches') : refuse('message.empty');

  const wish = { shell, visitor, saying, body, files, settings: channel.settings, draft: drafted.value, messageId: shell.ids.next() };
  const done = await untilItStands(() => shell.db.transaction().execute((tx) => say(tx, wish)));
  if (!done.ok) return done;
  if ('repeated' in done.value) return accept(done.value.repeated);
  for (const { before, after, hearers } of done.value.changes) notifyTicket(shell, before, after, hearers);
  if (done.value.said) return accept(done.value.said);
  const [row] = await readMessagesById(shell.db, done.value.changes[0]!.after.id, [wish.messageId]);
  return accept(row!);
}

/** The ticket was merged, or taken out of a merge, between being found and being held. Thrown, so that the transaction leaves nothing. */
class MovedOn extends Error {}

const mostAttempts = 30;

/** A little apart, so that whoever merges and parts in a row is not met at each turn: an attempt that waits for their lock always finds it moved. */
async function untilItStands<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof MovedOn) || count === mostAttempts) throw fault;
      await sleep(Math.random() * 4 * count);
    }
  }
}

interface SayWish {
  readonly shell: Shell;
  readonly visitor: { readonly id: string };
  readonly saying: Saying;
  readonly body: string;
  readonly files: readonly FileFacts[];
  readonly settings: ChannelSettings;
  readonly draft: OpeningDraft;
  readonly messageId: string;
}

interface Told {
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly hearers: readonly string[];
}

async function say(tx: Tx, { shell, visitor, saying, body, files, settings, draft, messageId }: SayWish): Promise<Result<{ repeated: MessageRow } | { changes: readonly Told[]; said?: MessageRow | undefined }, SayRefusal>> {
  const bound = await bindVisitor(tx, shell, { visitorId: visitor.id, settings }, (claim) => makeClaimedCustomer(tx, shell, claim));
  if (!bound.ok) return refuse(bound.code === 'customer.contact_invalid' ? 'visitor.form_incomplete' : bound.code, bound.facts);
  const { customerId, topic } = bound.value;
  const by: Doer = { kind: 'customer', id: customerId };

  const current = await readChatTicket(tx, visitor.id, saying.clientId);
  let ended: Held | null = null;
  if (current) {
    const repeated = current.repeatedId === null ? undefined : ((await findMessageByClientId(tx, current.id, saying.clientId)) ?? (await findMessageByClientId(tx, current.ownId, saying.clientId)));
    if (repeated) return accept({ repeated });
    const held = await holdWhereItLives(tx, visitor.id, current);
    if (held.ticket.state !== 'merged' && whereDoesItBelong(held.ticket, shell.clock.now()) !== 'new') {
      const loaded = await setScene(tx, shell, held);
      const act = sayOn(shell, loaded, by, { id: messageId, body, files, clientId: saying.clientId });
      const { change } = await finish(tx, shell, draft.room, held, act, by, loaded.at, { isLast: true });
      // Whose ticket it is, is called by the name that the ticket was read with.
      const said = act.said?.[0] && held.ticket.customerId === customerId ? rowOfSaid(act.said[0], held.surroundings.customer.name) : undefined;
      return accept({ changes: [{ before: change.before, after: change.after, hearers: [visitor.id, ...hearersOf(held)] }], said });
    }
    ended = held;
  }
  const opening = { ...draft, by, ...(topic ? { subject: topic } : {}) };
  // A visitor remembers its customer, whom somebody may have merged since.
  const livesOnAs = await holdSurvivor(tx, customerId);
  const after = await saveOpening(tx, shell, opening, {
    customerId: livesOnAs.id, tier: livesOnAs.tier, region: null, visitorId: visitor.id, messageId, clientId: saying.clientId, attachments: files, ...(ended && { relatedTo: ended.ticket.id }),
  });
  const opened: Told = { before: null, after, hearers: [visitor.id] };
  if (!ended) return accept({ changes: [opened] });
  const linked = link(ended.ticket, { ticketId: after.id, relation: 'related', at: shell.clock.now(), by: system });
  if (!linked.ok) throw new Error(`a ticket just opened was linked before: ${linked.code}`);
  const { change } = await finish(tx, shell, draft.room, ended, linked.value, system, shell.clock.now());
  return accept({ changes: [opened, { before: change.before, after: change.after, hearers: [] }] });
}

/** Found without a lock, so looked at again once it is held. */
async function holdWhereItLives(tx: Tx, visitorId: string, found: ChatTicket): Promise<Held> {
  const held = await lockTicket(tx, found.id, { scope: 'all' });
  const isStill = held !== undefined && (found.ownId === found.id ? held.ticket.state === found.state || held.ticket.state !== 'merged' : (await readChatTicket(tx, visitorId))?.id === found.id);
  if (!isStill) throw new MovedOn('the chat lives on elsewhere');
  return held;
}

/** The customer's word on a ticket that is there: it reopens what was archived a short while ago. */
export function sayOn(shell: Shell, loaded: Loaded, by: Doer, message: { id: string; body: string; files: readonly FileFacts[]; clientId: string }): Act {
  const { ticket, at } = loaded;
  const woken = ticket.state === 'archived' ? reopen(ticket, { reason: 'customer_wrote', followUpId: shell.ids.next(), at, by }, loaded) : null;
  if (woken && !woken.ok) throw new Error(`an archived ticket could not be opened again: ${woken.code}`);
  const awake = woken ? applyEvents(ticket, ticket.id, woken.value.events).after : ticket;
  const received = receiveMessage(awake, { messageId: message.id, at, by });
  if (!received.ok) throw new Error(`a customer's word went to a ticket that cannot hear it: ${received.code}`);
  const said: NewMessage = {
    id: message.id, seq: ticket.messageSeq + 1, direction: 'inbound', authorKind: 'customer', authorId: by.id, body: message.body,
    attachments: message.files, at, clientId: message.clientId,
  };
  return { events: [...(woken?.value.events ?? []), ...received.value.events], say: woken?.value.say ?? [], said: [said] };
}
