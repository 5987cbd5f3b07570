import { expect, test } from 'vitest';
import type { TicketRow, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { testCentre } from '../testing/test-centre.ts';
import { assistant, handOnFromAssistant, letSpeakFirst, speakAsAssistant } from './index.ts';

const centre = await testCentre();
const { shell } = centre;
const agent = await centre.as('admin');
letSpeakFirst(async () => true);

test('whoever looks at a queue or a ticket sees that the assistant speaks, how often, and how it ended', async () => {
  const id = await chat('运费谁出？');
  expect(await rowOf(id)).toMatchObject({ assistantSpeaks: true });
  expect((await read(id)).assistant).toEqual({ speaks: true, turns: 0, failed: 0, ended: null });

  const speech = { body: '您想问的是哪一个？', turn: 'clarify', articles: [], confidence: 0.4, mind: 'offline-1', seenSeq: 1, choices: [], citations: [] } as const;
  expect((await speakAsAssistant(shell, id, speech)).ok).toBe(true);
  expect((await read(id)).assistant).toEqual({ speaks: true, turns: 1, failed: 1, ended: null });

  await handOnFromAssistant(shell, { ticketId: id, reason: 'asked', by: assistant, say: { zh: '好的', en: 'Of course' }, seenSeq: null });
  expect((await read(id)).assistant).toEqual({ speaks: false, turns: 1, failed: 1, ended: 'asked' });
  expect(await rowOf(id)).toMatchObject({ assistantSpeaks: false });
});

test('a ticket that a person took is not shown as the assistant’s any more', async () => {
  const taken = await chat('怎么退货？');
  expect((await agent(`POST /tickets/${taken}/take`)).statusCode).toBe(200);
  expect((await read(taken)).assistant).toMatchObject({ speaks: false, ended: 'person' });
  expect(await rowOf(taken)).toMatchObject({ assistantSpeaks: false });
});

test('a ticket on which it never spoke says nothing of it', async () => {
  letSpeakFirst(async () => false);
  const id = await chat('发票怎么开？');
  letSpeakFirst(async () => true);
  expect((await read(id)).assistant).toBeNull();
  expect(await rowOf(id)).toMatchObject({ assistantSpeaks: false });
});

async function chat(body: string): Promise<string> {
  const { token, visitorId } = (await centre.nobody('POST /widget/web/visitors', { language: 'zh' })).json() as { token: string; visitorId: string };
  expect((await centre.withKey(token)('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body })).statusCode).toBe(201);
  const { id } = await shell.db.selectFrom('ticket').select('id').where('visitor_id', '=', visitorId).executeTakeFirstOrThrow();
  return id;
}

async function read(id: string): Promise<TicketView> {
  return (await agent(`GET /tickets/${id}`)).json();
}

async function rowOf(id: string): Promise<TicketRow | undefined> {
  const { items } = (await agent('GET /tickets?queue=all&limit=200')).json() as { items: TicketRow[] };
  return items.find((row) => row.id === id);
}
