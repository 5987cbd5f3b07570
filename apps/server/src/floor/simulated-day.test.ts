import { expect, test } from 'vitest';
import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import { testCentre } from '../testing/test-centre.ts';
import { readLimbo } from './landing.store.ts';
import { simulateDay } from './testing/simulate-day.ts';

const centre = await testCentre({ sessionsLast: true });
const { shell } = centre;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly step: string;
  readonly role: string;
  readonly agent_id: string | null;
  readonly holder_active: boolean;
  readonly team_id: string | null;
  readonly team_members: number;
  readonly pause: { readonly until: Instant | null } | null;
  readonly silence_confirms_at: Instant | null;
  readonly step_entered_at: Instant;
  readonly clocks: readonly { readonly state: string }[] | null;
  readonly told: number;
}

/** Every open ticket, judged one by one with nothing of the code under test. */
async function nowhere(at: Instant): Promise<string[]> {
  const { rows } = await shell.pool.query<Row>(`
    select t.*, coalesce(p.active, false) as holder_active, (select count(*)::int from team_member m where m.team_id = t.team_id) as team_members,
      (select jsonb_agg(jsonb_build_object('state', c.state)) from clock c where c.ticket_id = t.id and c.stopped_at is null) as clocks,
      (select count(*)::int from reminder r where r.ticket_id = t.id and r.kind in ('unassigned_too_long', 'sla_warning', 'sla_breach', 'escalated')) as told
    from ticket t left join person p on p.id = t.agent_id where t.state in ('open', 'paused')`);
  return rows.flatMap((row) => {
    const runs = row.clocks?.some(({ state }) => state === 'running') ?? false;
    const asked = row.silence_confirms_at !== null && row.silence_confirms_at > at - 2 * minute;
    const well =
      row.state === 'paused'
        ? (typeof row.pause?.until === 'number' && row.pause.until > at - 2 * minute) || row.agent_id !== null || asked
        : row.role === 'assistant'
          ? runs || asked || row.step_entered_at > at - 5 * minute
          : row.agent_id !== null
            ? row.holder_active
            : row.team_members > 0 && (runs || row.told > 0);
    return well ? [] : [`${row.number} at ${row.step} (${row.role}), ${row.state}, team ${row.team_id}, ${row.clocks === null ? 'no clock' : JSON.stringify(row.clocks)}`];
  });
}

test('in a simulated day no ticket is ever nowhere: each is held, or waits with a promise or an alert, or is paused with an end', async () => {
  // Into lunch, when half of them go: a Tuesday, 11:20 in Shanghai.
  const from = Date.UTC(2025, 7, 12, 3, 20);
  const told = await simulateDay(centre, {
    from,
    minutes: 80,
    arrivalsPerHour: 45,
    seed: 7,
    onMinute: async (at) => {
      const clock = new Date(at + 8 * 60 * minute).toISOString().slice(11, 16);
      expect(await nowhere(at), `at ${clock}`).toEqual([]);
      expect((await readLimbo(shell.db, { scope: 'all' }, at)).map(({ number }) => number), `by the floor, at ${clock}`).toEqual([]);
    },
  });
  // A day on which nothing happened would prove nothing.
  expect(told.opened).toBeGreaterThan(30);
  expect(told.moved).toBeGreaterThan(told.opened);
  for (const did of [told.answered, told.moved, told.confirmed, told.vanished]) expect(did).toBeGreaterThan(0);
  // Nobody does anything that the rules forbid, but for acts that met one another.
  expect(Object.keys(told.refused).filter((code) => !['ticket.changed', 'ticket.paused', 'ticket.unknown', 'ticket.archived', 'ticket.not_in_feedback', 'ticket.newer_messages', 'ticket.role_mismatch', 'exit.closed'].includes(code))).toEqual([]);
}, 300_000);
