/** The centre as programs see it: what a journey needs before its first page is made through the API, by the people who would make it. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketRow, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';

const password = 'huiyin-demo';

export interface Person {
  /** As a `Cookie` header; whoever has it is signed in. */
  readonly cookie: string;
  /** `call('POST /tickets', { … })`: below `/api/v1`; throws when refused. */
  call<Reply>(route: string, body?: object): Promise<Reply>;
}

export interface Centre {
  readonly url: string;
  /** By the name of a demo account: `agent`, `aftersales3`. */
  as(account: string): Promise<Person>;
  /** What time it is there. */
  now?(): number;
}

export function connect(url: string): Centre {
  const signedIn = new Map<string, Promise<Person>>();
  return {
    url,
    as(account) {
      const known = signedIn.get(account) ?? signIn(url, account);
      signedIn.set(account, known);
      return known;
    },
  };
}

async function signIn(url: string, account: string): Promise<Person> {
  const response = await send(url, 'POST', '/api/auth/sign-in/email', { email: `${account}@demo.huiyin`, password });
  if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return {
    cookie,
    async call<Reply>(route: string, body?: object): Promise<Reply> {
      const [method, path] = route.split(' ') as [string, string];
      const answer = await send(url, method, `/api/v1${path}`, body, { cookie });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${route}: ${answer.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Reply;
    },
  };
}

function send(url: string, method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${url}${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Somebody new, who is nobody else's in this run; may sign in by the account's name that comes back. */
export async function hire(admin: Person, role: string, language: 'zh' | 'en', team?: string): Promise<string> {
  const [{ items: roles }, { items: teams }] = await Promise.all([admin.call<Keyed>('GET /roles'), admin.call<Keyed>('GET /teams')]);
  const idOf = ({ items }: Keyed, key: string) => items.find((each) => each.key === key)!.id;
  const account = `hired-${crypto.randomUUID().slice(0, 8)}`;
  const person = { name: 'Kim', email: `${account}@demo.huiyin`, password, language, roleIds: [idOf({ items: roles }, role)], teamIds: team === undefined ? [] : [idOf({ items: teams }, team)] };
  await admin.call('POST /people', person);
  return account;
}

interface Keyed {
  readonly items: readonly { readonly id: string; readonly key: string }[];
}

export async function openTicket(by: Person, wish: { readonly subject: string; readonly body?: string; readonly kind?: string; readonly category?: string; readonly customer?: object }): Promise<TicketView> {
  return by.call('POST /tickets', { channel: 'phone', customer: { name: '王小明', phone: newPhone() }, category: 'order-payment', body: wish.subject, ...wish });
}

/** One act on the ticket as it stands. */
export async function act(by: Person, ticket: TicketView, verb: string, body: object = {}): Promise<TicketView> {
  return by.call(`POST /tickets/${ticket.id}/${verb}`, { ...body, version: ticket.version });
}

/** By the ordinary way out of each step, filled in as sparsely as it allows, until the ticket has reached the stage. */
export async function walkTo(by: Person, ticket: TicketView, stage: TicketView['stage']): Promise<TicketView> {
  let now = ticket.agent === null ? await act(by, ticket, 'take') : ticket;
  while (now.stage !== stage) {
    const way = now.exits[0];
    if (!way) throw new Error(`${now.number} has no way out of ${now.step}`);
    now = await act(by, now, 'exit', { exit: way.id, fields: sparsely(way.form as Form) });
  }
  return now;
}

/** The one that holds these words, as soon as they are filed. */
export async function findTicket(by: Person, words: string, queue = 'all'): Promise<TicketRow> {
  for (let turn = 0; turn < 50; turn++) {
    const { items } = await by.call<{ items: TicketRow[] }>(`GET /tickets?queue=${queue}&q=${encodeURIComponent(words)}`);
    if (items.length > 1) throw new Error(`${items.length} tickets hold ${words}`);
    if (items[0]) return items[0];
    await sleep(200);
  }
  throw new Error(`no ticket holds ${words}`);
}

export async function readTicket(by: Person, id: string): Promise<TicketView> {
  return by.call(`GET /tickets/${id}`);
}

interface Form {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly type: string; readonly enum?: readonly string[]; readonly format?: string }>>;
}

function sparsely({ required = [], properties }: Form): Record<string, unknown> {
  return Object.fromEntries(
    required.map((name) => {
      const field = properties[name]!;
      if (field.enum) return [name, field.enum[0]];
      if (field.format === 'date') return [name, '2026-01-05'];
      return [name, field.type === 'string' ? 'A100123' : 88];
    }),
  );
}

let phones = Math.floor(Math.random() * 10_000_000);

/** Plainly invented, and different each time. */
export function newPhone(): string {
  phones = (phones + 1) % 10_000_000;
  return `1380${String(phones).padStart(7, '0')}`;
}
