/** What a chat visitor says and hears. A visitor has one live ticket at a time; the first word opens it. */

import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { maxMessageLength } from '@huiyin/domain/ticket/message.contract.ts';
import { receiveMessage, whereDoesItBelong } from '@huiyin/domain/ticket/say.ts';
import { reopen } from '@huiyin/domain/ticket/reopen.ts';
import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import { bindVisitor, readChannelById } from '../channel/index.ts';
import { makeClaimedCustomer, readSurvivorId } from '../customer/index.ts';
import type { Shell } from '../platform/shell.ts';
import { notifyTicket } from './announce.ts';
import { finish, setScene, type Act, type Loaded } from './change-ticket.ts';
import { livingIn, readChatTicket } from './chat.store.ts';
import { draftOpening, saveOpening } from './open-ticket.ts';
import { findMessageByClientId, readMessagesById, type MessageRow } from './thread.store.ts';
import { applyEvents } from './ticket-log.ts';
import { lockTicket, type FileFacts, type NewMessage } from './ticket.store.ts';
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
  const drafted = await draftOpening(shell, { channelId: channel.id, body, by: { kind: 'customer', id: null }, hasFiles: files.length > 0 });
  if (!drafted.ok) return drafted.code === 'flow_rule.none_matches' ? refuse('flow_rule.none_matches') : refuse('message.empty');
  const { room } = drafted.value;

  const messageId = shell.ids.next();
  const done = await shell.db.transaction().execute(async (tx) => {
    const bound = await bindVisitor(tx, shell, { visitorId: visitor.id, settings: channel.settings }, (claim) => makeClaimedCustomer(tx, shell, claim));
    if (!bound.ok) return refuse(bound.code === 'customer.contact_invalid' ? 'visitor.form_incomplete' : bound.code, bound.facts);
    const { customerId, topic } = bound.value;
    const by: Doer = { kind: 'customer', id: customerId };

    const current = await readChatTicket(tx, visitor.id);
    if (current) {
      const said = await findMessageByClientId(tx, current.id, saying.clientId);
      if (said) return accept({ said, ticket: null });
      const held = await lockTicket(tx, await livingIn(tx, current.id), { scope: 'all' });
      if (held && whereDoesItBelong(held.ticket, shell.clock.now()) !== 'new') {
        const loaded = await setScene(tx, shell, held);
        const act = sayOn(shell, loaded, by, { id: messageId, body, files, clientId: saying.clientId });
        const change = await finish(tx, shell, room, { ...held, visitorId: held.visitorId ?? visitor.id }, act, by, loaded.at);
        return accept({ said: null, ticket: change.after, before: change.before, visitorId: held.visitorId });
      }
    }
    const opening = { ...drafted.value, by, ...(topic ? { subject: topic } : {}) };
    // A visitor remembers its customer, whom somebody may have merged since.
    const livesOnAs = await readSurvivorId(tx, customerId);
    const ticket = await saveOpening(tx, shell, opening, { customerId: livesOnAs, region: null, visitorId: visitor.id, messageId, clientId: saying.clientId, attachments: files });
    return accept({ said: null, ticket, before: null, visitorId: visitor.id });
  });
  if (!done.ok) return done;
  const { said, ticket } = done.value;
  if (said) return accept(said);
  notifyTicket(shell, done.value.before ?? null, ticket!, visitor.id);
  const [row] = await readMessagesById(shell.db, ticket!.id, [messageId]);
  return accept(row!);
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
