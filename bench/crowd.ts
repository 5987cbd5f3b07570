/** A thousand visitors and their agents, each with a live connection and the manners of our pages: a notice says "go and read", reading goes by sequence number. */

import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { connectTo } from './centre.ts';
import { type Spread, spreadOf } from './figures.ts';
import { HttpClient } from './http-client.ts';
import { processorOf } from './processor.ts';

export interface CrowdArgs {
  readonly url: string;
  readonly databaseUrl: string;
  readonly serverPid: number;
  readonly chats: number;
  readonly cookies: readonly string[];
  readonly messagesPerSecond: number;
  readonly seconds: number;
}

export interface CrowdResult {
  readonly there: Spread;
  readonly back: Spread;
  readonly sent: number;
  readonly perSecond: number;
  readonly reconnects: number;
  readonly lost: number;
  readonly doubled: number;
  /** Of the server, for each message: saying it, telling of it, and both sides reading it. */
  readonly processorMs: number;
}

interface Heard {
  readonly seq: number;
  readonly clientId: string | null;
}

/** One reader of one thread: never two reads at once, and one more when a notice came meanwhile. */
class Reader {
  readonly heard: Heard[] = [];
  seq = 0;
  #reading = false;
  #again = false;
  readonly #read: (since: number) => Promise<readonly Heard[]>;
  readonly #onNew: (heard: Heard) => void;

  constructor(read: (since: number) => Promise<readonly Heard[]>, onNew: (heard: Heard) => void) {
    this.#read = read;
    this.#onNew = onNew;
  }

  async catchUp(): Promise<void> {
    if (this.#reading) return void (this.#again = true);
    this.#reading = true;
    try {
      do {
        this.#again = false;
        for (const message of await this.#read(this.seq)) {
          this.heard.push(message);
          this.seq = Math.max(this.seq, message.seq);
          this.#onNew(message);
        }
      } while (this.#again);
    } finally {
      this.#reading = false;
    }
  }
}

interface Chat {
  readonly token: string;
  readonly visitorId: string;
  ticketId: string;
  readonly visitor: Reader;
  readonly agent: Reader;
  readonly cookie: string;
  socket: Socket;
  /** Waits for the answer to what the customer said last. */
  busy: boolean;
}

export async function run(args: CrowdArgs): Promise<CrowdResult> {
  const http = new Pool(args.url, 24);
  const said = new Map<string, number>();
  const there: number[] = [];
  const back: number[] = [];
  const faults: unknown[] = [];
  const guard = (work: Promise<unknown>) => void work.catch((error: unknown) => faults.push(error));
  let measuring = false;
  let sent = 0;

  const note = (samples: number[], clientId: string | null) => {
    const at = clientId === null ? undefined : said.get(clientId);
    if (at === undefined) return;
    said.delete(clientId!);
    if (measuring) samples.push(performance.now() - at);
  };

  const chats: Chat[] = [];
  const byTicket = new Map<string, Chat>();
  const makeChat = async (index: number) => {
    const { token, visitorId } = await http.call<{ token: string; visitorId: string }>('POST', '/widget/web/visitors', { form: { name: `客户${index}` } });
    const cookie = args.cookies[index % args.cookies.length]!;
    const authorization = { authorization: `Bearer ${token}` };
    const chat: Chat = {
      token, visitorId, ticketId: '', cookie, busy: false, socket: null as never,
      visitor: new Reader(
        async (since) => (await http.call<{ items: Heard[] }>('GET', `/widget/messages?since=${since}`, undefined, authorization)).items,
        ({ clientId }) => {
          if (!clientId?.startsWith('reply-')) return;
          note(back, clientId);
          chat.busy = false;
        },
      ),
      agent: new Reader(
        async (since) => (await http.call<{ items: Heard[] }>('GET', `/tickets/${chat.ticketId}/messages?since=${since}`, undefined, { cookie: chat.cookie })).items,
        ({ clientId }) => {
          if (!clientId?.startsWith('asked-')) return;
          note(there, clientId);
          const reply = clientId.replace('asked', 'reply');
          said.set(reply, performance.now());
          sent += Number(measuring);
          guard(http.call('POST', `/tickets/${chat.ticketId}/messages`, { body: '好的,正在为您查询,请稍等。', visibility: 'public', clientId: reply }, { cookie: chat.cookie }));
        },
      ),
    };
    await http.call('POST', '/widget/messages', { clientId: `first-${visitorId}`.slice(0, 60), body: '你好,我的订单一直没有发货,能帮我看看吗?' }, authorization);
    chats[index] = chat;
  };
  for (let from = 0; from < args.chats; from += 8) await Promise.all(Array.from({ length: Math.min(8, args.chats - from) }, (_, index) => makeChat(from + index)));

  const database = await connectTo(args.databaseUrl);
  const { rows } = await database.query<{ id: string; visitor: string; team: string }>('select id, visitor_id as visitor, team_id as team from ticket where visitor_id is not null');
  const ticketOf = new Map(rows.map(({ id, visitor }) => [visitor, id]));
  for (const chat of chats) {
    chat.ticketId = ticketOf.get(chat.visitorId)!;
    byTicket.set(chat.ticketId, chat);
  }

  // Agents: one browser each; their team's notices reach them without asking.
  const cookies = await insiders(http, args.cookies, chats);
  const agents = await Promise.all(cookies.map((cookie) => openSocket(args.url, { extraHeaders: { cookie } })));
  for (const [index, socket] of agents.entries()) {
    const mine = new Set(chats.filter((_, at) => at % agents.length === index).map((chat) => chat.ticketId));
    for (const ticketId of mine) (byTicket.get(ticketId) as { cookie: string }).cookie = cookies[index]!;
    socket.on('notice', ({ topic, id }: { topic: string; id: string }) => {
      if (topic === 'ticket' && mine.has(id)) guard(byTicket.get(id)!.agent.catchUp());
    });
    // What was missed while away is read anew, as the console does.
    socket.io.on('reconnect', () => mine.forEach((id) => guard(byTicket.get(id)!.agent.catchUp())));
  }
  for (let from = 0; from < chats.length; from += 50) {
    await Promise.all(
      chats.slice(from, from + 50).map(async (chat) => {
        chat.socket = await openSocket(args.url, { auth: { token: chat.token } });
        chat.socket.on('notice', ({ topic }: { topic: string }) => topic === 'chat' && guard(chat.visitor.catchUp()));
        chat.socket.on('connect', () => guard(chat.visitor.catchUp()));
        await Promise.all([chat.visitor.catchUp(), chat.agent.catchUp()]);
      }),
    );
  }

  let reconnects = 0;
  let serial = 0;
  let next = 0;
  const speak = async (until: number) => {
    // Half of the messages are the customers', half are the answers.
    const gap = 2_000 / args.messagesPerSecond;
    for (let turn = 0, start = performance.now(); performance.now() < until; turn++) {
      await sleep(Math.max(0, start + turn * gap - performance.now()));
      let chat = chats[next++ % chats.length]!;
      for (let tries = 0; chat.busy && tries < chats.length; tries++) chat = chats[next++ % chats.length]!;
      chat.busy = true;
      const clientId = `asked-${process.pid}-${serial++}`;
      said.set(clientId, performance.now());
      sent += Number(measuring);
      guard(http.call('POST', '/widget/messages', { clientId, body: '请问大概什么时候能到?' }, { authorization: `Bearer ${chat.token}` }));
      if (measuring && turn % 10 === 0) guard(drop(chats[(next * 7) % chats.length]!.socket));
      if (measuring && turn % 250 === 100) guard(drop(agents[turn % agents.length]!));
    }
  };
  const drop = async (socket: Socket) => {
    reconnects += 1;
    // As when the network goes: no good-bye.
    socket.io.engine.close();
    await sleep(0);
  };
  await speak(performance.now() + 3_000);
  measuring = true;
  const workedBefore = processorOf(args.serverPid);
  const started = performance.now();
  await speak(started + args.seconds * 1_000);
  const seconds = (performance.now() - started) / 1_000;
  const carried = sent;
  const processorMs = (processorOf(args.serverPid) - workedBefore) / carried;
  await sleep(2_500);
  measuring = false;
  await Promise.all(chats.map((chat) => Promise.all([chat.visitor.catchUp(), chat.agent.catchUp()])));

  const { lost, doubled } = await compare(database, chats);
  await database.end();
  for (const socket of [...agents, ...chats.map((chat) => chat.socket)]) socket.disconnect();
  http.close();
  if (faults.length > 0) throw new Error(`${faults.length} calls failed, the first: ${String(faults[0])}`);
  return { there: spreadOf(there), back: spreadOf(back), sent: carried, perSecond: carried / seconds, reconnects, lost, doubled, processorMs };
}

/** What each side heard, against what is stored: the same numbers, each once. */
async function compare(database: Awaited<ReturnType<typeof connectTo>>, chats: readonly Chat[]): Promise<{ lost: number; doubled: number }> {
  const { rows } = await database.query<{ ticket: string; seqs: number[]; twins: string }>(
    `select ticket_id as ticket, array_agg(seq order by seq) as seqs, count(*) - count(distinct coalesce(client_id, id::text)) as twins from message where direction <> 'internal' group by ticket_id`,
  );
  const stored = new Map(rows.map(({ ticket, seqs }) => [ticket, seqs]));
  let lost = 0;
  let doubled = rows.reduce((sum, { twins }) => sum + Number(twins), 0);
  for (const chat of chats) {
    for (const { heard } of [chat.visitor, chat.agent]) {
      const seqs = new Set(heard.map(({ seq }) => seq));
      doubled += heard.length - seqs.size;
      lost += (stored.get(chat.ticketId) ?? []).filter((seq) => !seqs.has(seq)).length;
    }
  }
  return { lost, doubled };
}

/** The agents who may see these chats. */
async function insiders(http: Pool, cookies: readonly string[], chats: readonly Chat[]): Promise<string[]> {
  const able: string[] = [];
  for (const cookie of cookies) {
    const { status } = await http.ask('GET', `/api/v1/tickets/${chats[0]!.ticketId}`, undefined, { cookie });
    if (status === 200) able.push(cookie);
  }
  if (able.length === 0) throw new Error('no agent may see the chats');
  return able;
}

function openSocket(url: string, options: object): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = io(url, { path: '/live', transports: ['websocket'], forceNew: true, reconnectionDelay: 200, reconnectionDelayMax: 1_000, ...options });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** A few connections for many callers. */
class Pool {
  readonly #all: HttpClient[];
  readonly #free: HttpClient[];
  readonly #waiting: ((client: HttpClient) => void)[] = [];

  constructor(url: string, size: number) {
    this.#all = Array.from({ length: size }, () => new HttpClient(url));
    this.#free = [...this.#all];
  }

  call<Value>(method: string, path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Value> {
    return this.#with((client) => client.call<Value>(method, path, body, headers));
  }

  ask(...call: Parameters<HttpClient['ask']>) {
    return this.#with((client) => client.ask(...call));
  }

  async #with<Value>(work: (client: HttpClient) => Promise<Value>): Promise<Value> {
    const client = this.#free.pop() ?? (await new Promise<HttpClient>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(client);
    } finally {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(client);
      else this.#free.push(client);
    }
  }

  close(): void {
    for (const client of this.#all) client.close();
  }
}
