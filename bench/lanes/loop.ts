/** Walks tickets through the whole loop as one agent, call by call: open, classify, take, answer, every exit, confirm, rate, visit, archive. */

import { HttpClient } from '../http-client.ts';
import type { Lanes } from '../load.ts';

export interface LoopArgs {
  readonly url: string;
  /** Agents in turn, one a lane. */
  readonly cookies: readonly string[];
  readonly category: string;
}

interface Ticket {
  readonly id: string;
  readonly state: string;
  readonly stage: string;
  readonly version: number;
  readonly followUp: { readonly id: string; readonly outcome: string } | null;
  readonly exits: readonly { readonly id: string; readonly form: Form | null }[];
}

interface Form {
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly type?: string; readonly enum?: readonly string[] }>>;
}

let serial = 0;

export const lanes: Lanes = async ({ url, cookies, category }: LoopArgs, index) => {
  const client = new HttpClient(url, { cookie: cookies[index % cookies.length]! });
  return {
    once: async () => void (await walkLoop(client, category, `loop-${process.pid}-${serial++}`)),
    close: () => client.close(),
  };
};

/** Returns the archived ticket's id. */
export async function walkLoop(client: HttpClient, category: string, externalId: string): Promise<string> {
  let ticket = await client.call<Ticket>('POST', '/tickets', { channel: 'phone', customer: { name: '王小明', externalId }, body: '我的耳机左边没有声音,收到才三天,请问怎么办?' });
  const act = async (verb: string, body: object = {}) => {
    ticket = await client.call<Ticket>('POST', `/tickets/${ticket.id}/${verb}`, { ...body, version: ticket.version });
  };
  await act('classify', { category });
  await act('take');
  let answered = false;
  while (ticket.stage !== 'feedback') {
    if (ticket.stage === 'process' && !answered) {
      await client.call('POST', `/tickets/${ticket.id}/messages`, { body: '请长按电源键十秒重置一下,看看是否恢复。', visibility: 'public' });
      ticket = await client.call<Ticket>('GET', `/tickets/${ticket.id}`);
      answered = true;
    }
    const way = ticket.exits.find(({ id }) => id === 'accept') ?? ticket.exits[0];
    if (!way) throw new Error(`no way out of ${ticket.stage}`);
    await act('exit', { exit: way.id, fields: filled(way.form) });
  }
  await act('confirm', { confirmed: true, by: 'agent', note: '客户电话中表示已解决' });
  if (ticket.state !== 'archived') await act('rating', { score: 5, scale: 5 });
  if (ticket.followUp?.outcome === 'planned') ticket = await client.call<Ticket>('POST', `/follow-ups/${ticket.followUp.id}/attempts`, { reached: true, result: 'good' });
  if (ticket.state !== 'archived') throw new Error(`the loop ended ${ticket.state} in ${ticket.stage}`);
  return ticket.id;
}

function filled(form: Form | null): Record<string, string | number | boolean> {
  const required = form?.required ?? [];
  return Object.fromEntries(
    required.map((name) => {
      const field = form!.properties[name];
      if (field?.enum?.[0] !== undefined) return [name, field.enum[0]];
      return [name, field?.type === 'boolean' ? true : field?.type === 'string' ? '左耳无声,已换新' : 1];
    }),
  );
}
