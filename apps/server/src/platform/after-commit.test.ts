import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { afterCommit } from './after-commit.ts';
import { testShell } from './testing/test-shell.ts';

const { db } = await testShell();

test('runs after the commit, in order, once', async () => {
  const done: string[] = [];
  await db.transaction().execute(async (tx) => {
    await afterCommit(tx, () => done.push('first'));
    await sql`select 1`.execute(tx);
    await afterCommit(tx, () => done.push('second'));
    expect(done).toEqual([]);
  });
  expect(done).toEqual(['first', 'second']);
  await db.transaction().execute((tx) => sql`select 1`.execute(tx));
  expect(done).toEqual(['first', 'second']);
});

test('never runs for what was undone, nor for the next one on that connection', async () => {
  const done: string[] = [];
  const broken = db.connection().execute(async (one) => {
    await one.transaction().execute(async (tx) => {
      await afterCommit(tx, () => done.push('undone'));
      throw new Error('no');
    }).catch(() => undefined);
    await one.transaction().execute((tx) => sql`select 1`.execute(tx));
  });
  await broken;
  expect(done).toEqual([]);
});

test('two transactions side by side keep to themselves', async () => {
  const done: string[] = [];
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const slow = db.transaction().execute(async (tx) => {
    await afterCommit(tx, () => done.push('slow'));
    await gate;
  });
  await db.transaction().execute((tx) => afterCommit(tx, () => done.push('quick')));
  expect(done).toEqual(['quick']);
  release();
  await slow;
  expect(done).toEqual(['quick', 'slow']);
});
