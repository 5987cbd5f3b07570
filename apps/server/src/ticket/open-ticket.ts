/** Opens a ticket: the customer found or made, the words classified, the flow chosen, the queue entered. One transaction. */

import type { CustomerClaim } from '@huiyin/domain/customer/customer.contract.ts';
import { checkForm, checkOpeningFields } from '@huiyin/domain/flow/check-fields.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { JsonObject } from '@huiyin/domain/kernel/json.ts';
import { beginAssistant } from '@huiyin/domain/ticket/assistant-turn.ts';
import { classify } from '@huiyin/domain/ticket/classify.ts';
import { maxMessageLength } from '@huiyin/domain/ticket/message.contract.ts';
import { system } from '@huiyin/domain/ticket/decision.ts';
import { evolve } from '@huiyin/domain/ticket/evolve.ts';
import { open, subjectFrom } from '@huiyin/domain/ticket/open.ts';
import { weigh } from '@huiyin/domain/ticket/prioritise.ts';
import type { Doer, Ticket, TicketEvent } from '@huiyin/domain/ticket/ticket.ts';
import { type Channel, readChannelByKey } from '../channel/index.ts';
import { findOrCreateCustomer, prepareCustomer, type PreparedCustomer, shownFirst, type SupposedCustomer } from '../customer/index.ts';
import type { PublishedFlow } from '../flow/index.ts';
import { hasBeforeCommit } from '../platform/before-commit.ts';
import type { Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { notifyTicket } from './announce.ts';
import { documentsOf, placed, reactTo, roomOf, type Room } from './change-ticket.ts';
import { flowFor, readWords } from './fill-classification.ts';
import { speaksFirst } from './first-speaker.ts';
import { numbersOf } from './ticket-numbers.ts';
import { categoryByKey, categoryPath, customFormOf, partedFields } from './taxonomy.ts';
import type { TicketPage } from './detail.store.ts';
import { firstPage } from './page-after.ts';
import type { Aftermath } from './reactions.ts';
import { applyEvents, type LoggedChange } from './ticket-log.ts';
import { openingsTogether } from './open-together.ts';
import { saveTicket, type FileFacts, type NewMessage } from './ticket.store.ts';

export interface OpenWish {
  readonly channel: string;
  readonly customer: CustomerClaim;
  readonly subject?: string;
  readonly body: string;
  readonly kind?: string;
  readonly category?: string;
  readonly region?: string;
  readonly fields?: JsonObject;
  readonly by: Doer;
  /** Of whoever registers it by hand: the ticket enters their queue rather than a colleague's far away. */
  readonly teamIds?: readonly string[];
}

type OpenRefusal =
  | 'customer.contact_missing' | 'customer.contact_invalid' | 'channel.unknown' | 'channel.closed' | 'category.unknown'
  | 'ticket_kind.unknown' | 'flow_rule.none_matches' | 'step.fields_invalid' | 'message.empty' | 'message.too_long';

export async function openTicket(shell: Shell, wish: OpenWish): Promise<Result<Opened, OpenRefusal>> {
  const customer = prepareCustomer(shell, wish.customer);
  if (!customer.ok) return customer;
  if (customer.value.contacts.length === 0) return refuse('customer.contact_missing', { fields: ['phone', 'email', 'externalId'] });
  const channel = await readChannelByKey(shell, wish.channel);
  if (!channel) return refuse('channel.unknown', { channel: wish.channel });
  if (!channel.active) return refuse('channel.closed', { channel: wish.channel });

  const drafted = await draftOpening(shell, { ...wish, channelId: channel.id, channelKind: channel.kind });
  if (!drafted.ok) return drafted;
  const from = { region: wish.region ?? null, teamId: wish.teamIds?.[0] ?? null };
  const opened = hasBeforeCommit() ? await openInTransaction(shell, drafted.value, customer.value, from) : await openAtOnce(shell, drafted.value, customer.value, channel, from);
  notifyTicket(shell, null, opened.ticket, []);
  return accept(opened);
}

export interface Opened {
  readonly ticket: Ticket;
  /** Its page, where that is known without asking for it. */
  readonly page: TicketPage | null;
}

interface From {
  readonly region: string | null;
  readonly teamId: string | null;
}

/** Where the edge has a statement to add to the commit, or the customer must be held while it is decided. */
async function openInTransaction(shell: Shell, draft: OpeningDraft, customer: PreparedCustomer, { region, teamId }: From): Promise<Opened> {
  const ticket = await shell.db.transaction().execute(async (tx) => {
    const found = await findOrCreateCustomer(tx, shell, customer, { trust: 'confirmed', region });
    return saveOpening(tx, shell, draft, { customerId: found.id, region: region ?? found.region, teamId, tier: found.tier });
  });
  return { ticket, page: null };
}

/**
 * One statement finds or makes the customer and saves the opening, which is decided before for whom the claim is supposed to name:
 * somebody new at first. When it names another, nothing was written, and it is decided once more for that one; whoever keeps changing hands is held first.
 */
async function openAtOnce(shell: Shell, draft: OpeningDraft, customer: PreparedCustomer, channel: Channel, { region, teamId }: From): Promise<Opened> {
  const nobodyYet: SupposedCustomer = { id: customer.id, isNew: true, tier: 'standard', region };
  let supposed = nobodyYet;
  for (let attempt = 1; attempt <= 3; attempt++) {
    const { change, said, aftermath } = await decideOpening(shell, draft, { customerId: supposed.id, region: region ?? supposed.region, teamId, tier: supposed.tier });
    const { opened, named } = await openingsTogether(shell.db).save({ claim: { wish: customer, supposed }, change, said, aftermath }, shell.clock.now());
    if (opened) {
      const theirs = named ?? { id: supposed.id, name: customer.name, tier: supposed.tier, contact: shownFirst(customer) };
      return { ticket: change.after, page: firstPage(change, aftermath, { ...theirs, name: theirs.name ?? customer.name }, channel, draft.room) };
    }
    supposed = named ? { ...named, isNew: false } : nobodyYet;
  }
  return openInTransaction(shell, draft, customer, { region, teamId });
}

export interface OpeningDraft {
  readonly room: Room;
  readonly channelId: string;
  readonly channelKind: string;
  readonly subject: string;
  readonly body: string;
  readonly kind: string | null;
  readonly categoryId: string | null;
  readonly guess: ReturnType<typeof readWords> | null;
  readonly flow: PublishedFlow;
  readonly number: string;
  readonly fields: JsonObject;
  readonly by: Doer;
}

/** Everything about an opening that needs no transaction: checked, classified, numbered. */
export async function draftOpening(
  shell: Shell,
  wish: { channelId: string; channelKind: string; subject?: string; body: string; kind?: string; category?: string; fields?: JsonObject; by: Doer; hasFiles?: boolean },
): Promise<Result<OpeningDraft, 'category.unknown' | 'ticket_kind.unknown' | 'flow_rule.none_matches' | 'step.fields_invalid' | 'message.empty' | 'message.too_long'>> {
  if (wish.body.trim() === '' && !wish.hasFiles) return refuse('message.empty');
  if (wish.body.length > maxMessageLength) return refuse('message.too_long', { max: maxMessageLength });
  const room = await roomOf(shell);
  const named = wish.category === undefined ? null : categoryByKey(room.taxonomy, wish.category);
  if (named === undefined) return refuse('category.unknown', { category: wish.category ?? null });
  if (wish.kind !== undefined && !room.taxonomy.kinds.some((kind) => kind.key === wish.kind)) return refuse('ticket_kind.unknown', { kind: wish.kind });

  const complete = wish.kind !== undefined && named !== null;
  const guess = complete ? null : readWords(`${wish.subject ?? ''}\n${wish.body}`, room.taxonomy, room.reader);
  const kind = wish.kind ?? guess?.kind ?? null;
  const categoryId = named?.id ?? guess?.categoryId ?? null;
  const flow = await flowFor(shell.db, room.taxonomy, { kind, categoryId, channelId: wish.channelId });
  if (!flow.ok) return flow;
  const invalid = invalidFields(flow.value, room, kind, wish.fields ?? {});
  if (invalid.length > 0) return refuse('step.fields_invalid', { invalid });
  const number = await numbersOf(shell).next(shell.clock.now());
  return accept({
    room, channelId: wish.channelId, channelKind: wish.channelKind, subject: wish.subject?.trim() || subjectFrom(wish.body), body: wish.body,
    kind: wish.kind ?? null, categoryId: named?.id ?? null, guess, flow: flow.value, number, fields: wish.fields ?? {}, by: wish.by,
  });
}

/** Fields brought along belong to the stages before processing, or are the centre's own: nobody opens a ticket that is already approved. */
function invalidFields({ document }: PublishedFlow, room: Room, kind: string | null, fields: JsonObject): JsonObject[] {
  const form = customFormOf(room.taxonomy, kind);
  const { own, custom } = partedFields(form, fields);
  return [...checkOpeningFields(document, own), ...checkForm(form, custom)].map((problem) => ({ ...problem }));
}

interface OpeningFor {
  readonly customerId: string;
  readonly region: string | null;
  readonly visitorId?: string;
  readonly messageId?: string;
  readonly clientId?: string;
  readonly attachments?: readonly FileFacts[];
  readonly parentId?: string;
  readonly relatedTo?: string;
  readonly teamId?: string | null;
  readonly tier?: string;
  readonly unsaid?: boolean;
}

/** Opens in the caller's transaction: row, events and first message by one statement. */
export async function saveOpening(tx: Tx, shell: Shell, draft: OpeningDraft, from: OpeningFor): Promise<Ticket> {
  const { change, said, aftermath } = await decideOpening(shell, draft, from);
  await saveTicket(tx, change, said, from.visitorId ?? null, aftermath);
  return change.after;
}

/** All that follows from an opening; writes nothing. */
async function decideOpening(shell: Shell, draft: OpeningDraft, from: OpeningFor): Promise<{ readonly change: LoggedChange; readonly said: readonly NewMessage[]; readonly aftermath: Aftermath }> {
  const at = shell.clock.now();
  const ticketId = shell.ids.next();
  const messageId = from.messageId ?? shell.ids.next();
  const flow = { versionId: draft.flow.id, document: draft.flow.document };
  const decided = open({
    number: draft.number, channelId: draft.channelId, customerId: from.customerId, subject: draft.subject, kind: draft.kind, categoryId: draft.categoryId,
    region: from.region, fields: draft.fields, teamId: from.teamId ?? null, parentId: from.parentId ?? null, messageId: from.unsaid ? null : messageId, flow, at, by: draft.by,
  });
  const events: TicketEvent[] = [...decided.value.events];
  if (from.relatedTo !== undefined) events.push({ kind: 'linked', ticketId: from.relatedTo, relation: 'related', at, by: system });
  const opened = fold(ticketId, events);
  if (draft.guess && (draft.guess.kind !== null || draft.guess.categoryId !== null)) {
    const { classifier, probability, reasons, mood } = draft.guess;
    const decision = classify(opened, { kind: draft.kind ?? draft.guess.kind, categoryId: draft.categoryId ?? draft.guess.categoryId, classifier, probability, reasons, mood, flow, at, by: { kind: 'assistant', id: null } });
    if (decision.ok) events.push(...decision.value.events);
  }
  const security = categoryPath(draft.room.taxonomy, draft.categoryId ?? draft.guess?.categoryId ?? null).some((category) => category.security);
  events.push(...weigh(opened, { urgency: draft.guess?.urgency ?? null, tier: from.tier ?? 'standard', security, at, by: { kind: 'assistant', id: null } }));
  const classified = fold(ticketId, events);
  // Whoever registers a ticket by hand keeps it in the own queue while that team serves the step; the rules place all others.
  const isAtHome = draft.room.roster.teams.some((team) => team.id === classified.teamId && team.roles.includes(classified.role));
  if (!isAtHome) events.push(...placed(draft.room, classified, at));
  if (from.visitorId !== undefined) {
    const categoryKeys = categoryPath(draft.room.taxonomy, classified.categoryId).map(({ key }) => key);
    const isFirst = await speaksFirst(shell, { ticket: classified, body: draft.body, hasFiles: (from.attachments ?? []).length > 0, categoryKeys });
    if (isFirst) events.push(...beginAssistant(fold(ticketId, events), { at, by: { kind: 'assistant', id: null } }));
  }
  const change = applyEvents(null, ticketId, events);
  const said: NewMessage = {
    id: messageId, seq: 1, direction: 'inbound', authorKind: 'customer', authorId: from.customerId, body: draft.body.trim(),
    attachments: from.attachments ?? [], at, clientId: from.clientId ?? null,
  };
  const aftermath = reactTo(draft.room, change, { channelKind: draft.channelKind, tier: from.tier ?? 'standard' }, await documentsOf(shell.db, change), {});
  return { change, said: from.unsaid ? [] : [said], aftermath };
}

/** What the events so far make; the log's rows are only wanted of all of them. */
function fold(ticketId: string, events: readonly TicketEvent[]): Ticket {
  return events.reduce<Ticket | null>((ticket, event) => evolve(ticket, event, ticketId), null)!;
}
