import { accept, refuse } from '@huiyin/domain/kernel/result.ts';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testShell } from '../platform/testing/test-shell.ts';
import { audited } from './audited.ts';

const shell = await testShell();
const actor: Actor = { kind: 'key', id: shell.ids.next(), name: 'test', teamIds: [], roles: [], grants: new Map() };
const by = { actor, address: '127.0.0.1', userAgent: 'test' };

async function counts() {
  const { rows } = await sql<{ kinds: number; lines: number }>`select (select count(*) from ticket_kind)::int as kinds, (select count(*) from audit_entry)::int as lines`.execute(shell.db);
  return rows[0]!;
}

test('what was written before a refusal is not there afterwards, and neither is a line', async () => {
  const before = await counts();
  const result = await audited(shell, by, async (tx) => {
    await sql`insert into ticket_kind (key, name, position) values ('half', '{"zh":"半","en":"half"}', 1)`.execute(tx);
    return refuse('ticket_kind.unknown', { kind: 'half' });
  });
  expect(result).toEqual({ ok: false, code: 'ticket_kind.unknown', facts: { kind: 'half' } });
  expect(await counts()).toEqual(before);
});

test('what was accepted is there with its line', async () => {
  const before = await counts();
  const result = await audited(shell, by, async (tx) => {
    await sql`insert into ticket_kind (key, name, position) values ('whole', '{"zh":"整","en":"whole"}', 1)`.execute(tx);
    return accept({ value: 7, action: 'kind.created', target: 'kind:whole', facts: {} });
  });
  expect(result).toEqual({ ok: true, value: 7 });
  expect(await counts()).toEqual({ kinds: before.kinds + 1, lines: before.lines + 1 });
});
