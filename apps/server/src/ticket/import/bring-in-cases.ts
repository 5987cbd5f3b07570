/** Turns a handful of cases into tickets, in one transaction: claimed, their customers found, written whole. */

import { createHash } from 'node:crypto';
import { bringIn } from '@huiyin/domain/ticket/import-history.ts';
import type { ImportedCase } from '@huiyin/domain/ticket/import-case.ts';
import { problem, type ImportProblem } from '@huiyin/domain/ticket/import-problem.ts';
import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Channel } from '../../channel/index.ts';
import { findOrCreateCustomer, prepareCustomer, type FoundCustomer } from '../../customer/index.ts';
import type { PublishedFlow } from '../../flow/index.ts';
import type { Tx } from '../../platform/db.ts';
import type { Shell } from '../../platform/shell.ts';
import { placed, reactTo, type Room } from '../change-ticket.ts';
import { flowFor } from '../fill-classification.ts';
import { insertTickets, type NewTicket } from '../many-tickets.store.ts';
import { applyEvents } from '../ticket-log.ts';
import { numbersOf } from '../ticket-numbers.ts';
import type { NewMessage } from '../ticket.store.ts';
import { claimCases, readKnownCases } from './import.store.ts';

export interface Setting {
  readonly shell: Shell;
  readonly room: Room;
  readonly runId: string;
  readonly attempt: string;
  readonly source: string;
  /** By id; the first is where cases go that name none. */
  readonly channels: readonly Channel[];
  /** Customers of earlier batches, by what was said of them. */
  readonly customers: Map<string, FoundCustomer>;
}

/** What became of a batch. */
export interface Outcome {
  readonly imported: number;
  readonly events: number;
  readonly repeated: number;
  readonly problems: readonly ImportProblem[];
  readonly open: readonly Ticket[];
}

interface Draft {
  readonly found: ImportedCase;
  readonly digest: Buffer;
  readonly ticketId: string;
  readonly number: string;
  readonly channel: Channel;
  readonly flow: PublishedFlow;
}

/** What is new of a batch, and what is not. A dry run ends here. */
export async function sortCases({ shell, source, attempt }: Pick<Setting, 'shell' | 'source' | 'attempt'>, cases: readonly ImportedCase[]) {
  const known = new Map((await readKnownCases(shell.db, source, cases.map(({ externalId }) => externalId))).map((one) => [one.externalId, one]));
  const fresh: ImportedCase[] = [];
  const problems: ImportProblem[] = [];
  let repeated = 0;
  let own = 0;
  let ownEvents = 0;
  for (const found of cases) {
    const before = known.get(found.externalId);
    if (before === undefined) fresh.push(found);
    else if (!before.digest.equals(digestOf(found))) problems.push(problem('case.differs', found.line, null, found.externalId));
    else if (before.attempt === attempt) [own, ownEvents] = [own + 1, ownEvents + found.steps.length];
    else repeated += 1;
  }
  return { fresh, problems, repeated, own, ownEvents };
}

/** Numbers are not spent on a dry run. */
export async function draftCases({ shell, room, channels }: Setting, cases: readonly ImportedCase[], { numbered }: { readonly numbered: boolean }): Promise<{ readonly drafts: readonly Draft[]; readonly problems: readonly ImportProblem[] }> {
  const drafts: Draft[] = [];
  const problems: ImportProblem[] = [];
  for (const found of cases) {
    const channel = channels.find(({ id }) => id === found.channelId) ?? channels[0]!;
    const flow = await flowFor(shell.db, room.taxonomy, { kind: found.kind, categoryId: found.categoryId, channelId: channel.id });
    if (!flow.ok) problems.push(problem('flow.none', found.line, null, found.externalId));
    else drafts.push({ found, digest: digestOf(found), ticketId: shell.ids.next(), number: numbered ? await numbersOf(shell).next(found.openedAt) : '', channel, flow: flow.value });
  }
  return { drafts, problems };
}

export async function bringInCases(tx: Tx, setting: Setting, drafts: readonly Draft[]): Promise<Outcome & { readonly customers: ReadonlyMap<string, FoundCustomer> }> {
  const claimed = await claimCases(tx, setting, drafts.map(({ found, digest, ticketId }) => ({ externalId: found.externalId, digest, ticketId })));
  const ours = drafts.filter(({ found }) => claimed.has(found.externalId));
  const customers = await customersOf(tx, setting, ours.map(({ found }) => found));
  const tickets = ours.map((draft) => ticketOf(setting, draft, customers.get(customerKey(draft.found))!));
  await insertTickets(tx, tickets);
  const open = tickets.filter(({ change }) => change.after.state === 'open');
  const events = ours.reduce((sum, { found }) => sum + found.steps.length, 0);
  return { imported: ours.length, events, repeated: drafts.length - ours.length, problems: [], open: open.map(({ change }) => change.after), customers };
}

function ticketOf({ shell, room, source }: Setting, draft: Draft, customer: FoundCustomer): NewTicket {
  const { found, ticketId, number, channel } = draft;
  const flow = { versionId: draft.flow.id, document: draft.flow.document };
  const at = shell.clock.now();
  const messageId = found.body === null ? null : shell.ids.next();
  const categoryKey = room.taxonomy.categories.find(({ id }) => id === found.categoryId)?.key ?? null;
  const surroundings = { categoryKey, channelKind: channel.kind, customer };
  const events = bringIn(found, { source, ticketId, number, channelId: channel.id, customerId: customer.id, messageId, followUpId: shell.ids.next(), flow, surroundings, at });
  const change = applyEvents(null, ticketId, events);
  const said: NewMessage[] = messageId === null ? [] : [{ id: messageId, seq: 1, direction: 'inbound', authorKind: 'customer', authorId: customer.id, body: found.body!, attachments: [], at: found.openedAt, clientId: null }];
  // Clocks, targets and the like are promises of ours: history was promised by others, so only what is still open is reacted to.
  if (change.after.state !== 'open') return { change, said, aftermath: { dueAt: null, rows: new Map(), kept: null } };
  const placedChange = applyEvents(null, ticketId, [...events, ...placed(room, change.after, at)]);
  const aftermath = reactTo(room, placedChange, { channelKind: channel.kind, tier: customer.tier }, new Map([[flow.versionId, flow.document]]), {});
  return { change: placedChange, said, aftermath };
}

/** Known ones by what identifies them; a case that names nobody gets a customer of its own. */
async function customersOf(tx: Tx, { shell, customers }: Setting, cases: readonly ImportedCase[]): Promise<Map<string, FoundCustomer>> {
  const found = new Map<string, FoundCustomer>();
  // In one order, so that two imports at once wait for, and never on, each other.
  for (const one of cases.toSorted((a, b) => (customerKey(a) < customerKey(b) ? -1 : 1))) {
    const key = customerKey(one);
    if (found.has(key)) continue;
    const known = customers.get(key);
    if (known) {
      found.set(key, known);
      continue;
    }
    const prepared = prepareCustomer(shell, one.customer);
    if (!prepared.ok) throw new Error('a contact that was checked with its row was refused');
    const trust = prepared.value.contacts.length > 0 ? 'confirmed' : 'claimed';
    found.set(key, await findOrCreateCustomer(tx, shell, prepared.value, { trust, region: one.region }));
  }
  return found;
}

function customerKey({ externalId, customer }: ImportedCase): string {
  const named = customer.externalId ?? customer.phone ?? customer.email;
  return named === undefined ? `case ${externalId}` : JSON.stringify([customer.externalId, customer.phone, customer.email]);
}

/** Where it stood in the file is no part of it. */
function digestOf({ line: _line, rows: _rows, ...facts }: ImportedCase): Buffer {
  return createHash('sha256').update(JSON.stringify(facts)).digest();
}
