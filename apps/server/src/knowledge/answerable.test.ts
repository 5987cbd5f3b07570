import { day, hour, minute } from '@huiyin/domain/kernel/instant.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPlayers } from '../demo/demo.store.ts';
import { loadKnowledge } from '../demo/load-knowledge.ts';
import { readTeams } from '../identity/index.ts';
import { testCentre } from '../testing/test-centre.ts';
import { knowledgePorts } from '../ticket/index.ts';
import { readVersions } from './article.store.ts';
import { findingsIn } from './check-content.ts';
import { isPublicPicture, readAnswerable, readKnowledgeRevision, readPublicByKey, readVersionsForCustomer, recordArticleUse, recordArticleVote, recordGap, readOpenGaps, settleGaps } from './index.ts';
import { reckonValidity } from './revision.store.ts';
import { readTallies } from './use.store.ts';

const now = Date.UTC(2026, 10, 29, 3);
const centre = await testCentre({ now });
const { shell } = centre;
const { db } = shell;

beforeAll(async () => {
  const cast = { players: await readPlayers(db), teamIds: new Map((await readTeams(db)).map(({ key, id }) => [key, id])) };
  await db.transaction().execute((tx) => loadKnowledge(tx, shell, cast));
});

async function idOf(key: string): Promise<string> {
  return (await db.selectFrom('article').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
}

describe('the demo centre’s articles', () => {
  test('are 125 in Chinese and 30 in English, of which only those whose time is over do not answer', async () => {
    const answerable = await readAnswerable(db, now);
    expect(answerable.filter(({ language }) => language === 'en')).toHaveLength(30);
    const { rows } = await sql<{ key: string }>`select a.key from article a join article_version v on v.article_id = a.id and v.number = a.published_number where v.valid_until <= ${new Date(now)}`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    expect(answerable.filter(({ language }) => language === 'zh')).toHaveLength(125 - rows.length);
    expect(answerable.filter(({ key }) => rows.some((expired) => expired.key === key))).toEqual([]);
  });

  test('would all pass the review again: categories, steps and linked articles exist', async () => {
    const { rows } = await sql<{ id: string; number: number }>`select id, published_number as number from article where published_number is not null`.execute(db);
    for (const { id, number } of rows) {
      const { content } = (await readVersions(db, id)).find((version) => version.number === number)!;
      // One that is over is over, and nothing else is wrong with it.
      expect([content.question, (await findingsIn(db, knowledgePorts, content, now)).filter(({ code }) => code !== 'validity.past')]).toEqual([content.question, []]);
    }
  });

  test('were each judged by somebody else than who wrote them, some of them twice', async () => {
    const { rows } = await sql<{ own: number; improved: number }>`
      select (count(*) filter (where published_by = any(written_by)))::int as own, (count(*) filter (where number = 2))::int as improved from article_version`.execute(db);
    expect(rows[0]!.own).toBe(0);
    expect(rows[0]!.improved).toBeGreaterThan(15);
  });

  test('have words without marks', async () => {
    const one = (await readAnswerable(db, now)).find(({ key }) => key === 'app-crash-report-questions')!;
    expect(one).toMatchObject({ language: 'zh', version: expect.any(Number), audience: 'internal', categoryKey: 'app-fault', channels: [], question: '客户报 App 闪退，要问清哪些信息？' });
    expect(one.bodyText).toContain('多位客户同时反馈同一现象 按“系统故障”上报，2 小时内转技术专项');
    expect(one.bodyText).not.toMatch(/[|*#\]]/);
  });
});

describe('what holds by the clock', () => {
  test('begins and ceases without anybody’s act, and the revision says so once', async () => {
    const id = await idOf('cancel-order');
    await sql`update article_version set valid_until = ${new Date(now + hour)} where article_id = ${id}::uuid`.execute(db);
    await db.transaction().execute((tx) => reckonValidity(tx, now));
    const before = await readKnowledgeRevision(db);
    expect((await readAnswerable(db, now + hour - 1)).some(({ key }) => key === 'cancel-order')).toBe(true);
    expect((await readAnswerable(db, now + hour)).some(({ key }) => key === 'cancel-order')).toBe(false);
    expect(await db.transaction().execute((tx) => reckonValidity(tx, now + hour - minute))).toBe(0);
    expect(await readKnowledgeRevision(db)).toBe(before);
    expect(await db.transaction().execute((tx) => reckonValidity(tx, now + hour))).toBe(1);
    expect(await readKnowledgeRevision(db)).toBe(before + 1);
    expect(await db.transaction().execute((tx) => reckonValidity(tx, now + hour))).toBe(0);
    await sql`update article_version set valid_until = null where article_id = ${id}::uuid`.execute(db);
  });
});

describe('what customers are shown', () => {
  test('is the very version that was cited, also after a newer one; never an internal one', async () => {
    const { rows } = await sql<{ id: string; key: string }>`select a.id, a.key from article a join article_version v on v.article_id = a.id and v.number = 2 and v.audience = 'public' limit 1`.execute(db);
    const { id, key } = rows[0]!;
    const internal = await idOf('app-crash-report-questions');
    const versions = await readVersionsForCustomer(db, [{ articleId: id, version: 1 }, { articleId: id, version: 2 }, { articleId: internal, version: 1 }, { articleId: id, version: 99 }]);
    expect(versions.map(({ key: found, version, current }) => ({ found, version, current }))).toEqual([{ found: key, version: 1, current: false }, { found: key, version: 2, current: true }]);
    expect(versions[0]!.body).not.toBe(versions[1]!.body);
    expect(await readPublicByKey(db, key, now)).toMatchObject({ articleId: id, version: 2 });
    expect(await readPublicByKey(db, 'app-crash-report-questions', now)).toBeUndefined();
  });

  test('a picture is public only as long as a public article that answers shows it', async () => {
    const id = await idOf('cancel-order');
    const picture = '0190b7a1-0000-4000-8000-000000000001';
    await sql`update article_version set pictures = array[${picture}::uuid] where article_id = ${id}::uuid`.execute(db);
    expect(await isPublicPicture(db, picture, now)).toBe(true);
    await sql`update article set retired_at = ${new Date(now)} where id = ${id}::uuid`.execute(db);
    expect(await isPublicPicture(db, picture, now)).toBe(false);
    await sql`update article set retired_at = null where id = ${id}::uuid`.execute(db);
  });
});

describe('what answers do once they are out', () => {
  const [ticketId, messageId] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'];

  test('a quotation counts once a message, a voter’s last word once', async () => {
    const articleId = await idOf('cancel-order');
    const use = { id: shell.ids.next(), articleId, version: 1, ticketId, messageId, by: { kind: 'assistant' }, at: now } as const;
    const vote = { articleId, version: 1, voter: `ticket:${ticketId}`, ticketId, messageId, at: now };
    await db.transaction().execute(async (tx) => {
      await recordArticleUse(tx, use);
      await recordArticleUse(tx, { ...use, id: shell.ids.next() });
      await recordArticleUse(tx, { ...use, id: shell.ids.next(), messageId: shell.ids.next(), by: { kind: 'agent', id: await centre.personId('agent') } });
      await recordArticleVote(tx, { ...vote, helpful: true });
      await recordArticleVote(tx, { ...vote, helpful: false });
      await recordArticleVote(tx, { ...vote, voter: 'visitor:1', helpful: true });
    });
    expect(await readTallies(db, articleId)).toEqual([{ number: 1, uses: 2, usesByAssistant: 1, helpful: 1, unhelpful: 1 }]);
  });

  test('a version that does not exist cannot be quoted', async () => {
    const articleId = await idOf('cancel-order');
    await expect(db.transaction().execute((tx) => recordArticleUse(tx, { id: shell.ids.next(), articleId, version: 42, ticketId, messageId: shell.ids.next(), by: { kind: 'assistant' }, at: now }))).rejects.toThrow(/foreign key/);
  });

  test('a gap is open until something answers it or somebody lets it go', async () => {
    const gap = { question: '能不能货到付款？', language: 'zh', source: 'missing', ticketId: null, articleId: null, byId: null, at: now } as const;
    const ids = [shell.ids.next(), shell.ids.next()];
    await db.transaction().execute(async (tx) => {
      for (const [index, id] of ids.entries()) await recordGap(tx, { ...gap, id, at: now + index * day });
    });
    expect((await readOpenGaps(db, 10)).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    const answeredBy = await idOf('cancel-order');
    expect(await db.transaction().execute((tx) => settleGaps(tx, ids.slice(0, 1), { answeredBy, at: now }))).toBe(1);
    expect(await db.transaction().execute((tx) => settleGaps(tx, ids, { answeredBy: null, at: now }))).toBe(1);
    expect(await readOpenGaps(db, 10)).toEqual([]);
  });
});
