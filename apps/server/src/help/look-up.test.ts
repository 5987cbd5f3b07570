import type { FoundArticle, LookedUpArticle } from '@huiyin/domain/help/help.contract.ts';
import { expect, test } from 'vitest';
import { readPlayers } from '../demo/demo.store.ts';
import { loadKnowledge } from '../demo/load-knowledge.ts';
import { readTeams } from '../identity/index.ts';
import { readOpenGaps } from '../knowledge/index.ts';
import { testCentre } from '../testing/test-centre.ts';

const centre = await testCentre({ now: Date.UTC(2026, 10, 29, 3) });
const { shell } = centre;
const cast = { players: await readPlayers(shell.db), teamIds: new Map((await readTeams(shell.db)).map(({ key, id }) => [key, id])) };
await shell.db.transaction().execute((tx) => loadKnowledge(tx, shell, cast));
const agent = await centre.as('agent');

test('an agent finds public and internal articles, and learns which of them customers may be quoted', async () => {
  const { items } = (await agent(`GET /help/articles?q=${encodeURIComponent('退款登记要填什么')}`)).json() as { items: FoundArticle[] };
  expect(items.some(({ open }) => !open) && items.some(({ open }) => open)).toBe(true);
  expect(items.every(({ passage }) => passage !== '')).toBe(true);
  const whole = (await agent(`GET /help/articles/${items[0]!.articleId}`)).json() as LookedUpArticle;
  expect(whole).toMatchObject({ articleId: items[0]!.articleId, version: items[0]!.version, title: items[0]!.title });
  expect(whole.sections.length).toBeGreaterThan(0);
  expect((await agent('GET /help/articles/01900000-0000-7000-8000-000000000000')).statusCode).toBe(404);
  expect((await centre.nobody(`GET /help/articles?q=${encodeURIComponent('退款')}`)).statusCode).toBe(401);
});

test('what is missing is noted once a ticket, masked, with who said so', async () => {
  const ticket = (await agent('POST /tickets', { channel: 'phone', customer: { name: '王小明', phone: '13800000021' }, category: 'order-payment', subject: '问', body: '问' })).json();
  const question = '能不能刻字？电话 13800000021';
  for (let times = 0; times < 2; times++) expect((await agent(`POST /tickets/${ticket.id}/missing-article`, { question })).statusCode).toBe(204);
  const gaps = (await readOpenGaps(shell.db, 10)).filter(({ source }) => source === 'missing');
  expect(gaps).toMatchObject([{ question: '能不能刻字？电话 [phone]', ticketId: ticket.id, byId: await centre.personId('agent'), language: 'zh' }]);
});
