/**
 * A day of the demo centre with the clock on fast: simulated customers and agents act through the real API, every sweep runs each simulated
 * minute, subscriptions catch up. Same seed, same day.
 */

import { minute, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { readChannelByKey } from '../../channel/index.ts';
import { demoDispatch } from '../../demo/dispatch-setting.ts';
import { readPlayers } from '../../demo/demo.store.ts';
import { demoQueueRules } from '../../demo/setting.ts';
import type { Player } from '../../demo/cast.ts';
import { beat, changePresence, forgetDispatchRoom, setUpDispatch } from '../../dispatch/index.ts';
import { domains } from '../../domains.ts';
import { readTeams } from '../../identity/index.ts';
import { addCursors } from '../../platform/subscriptions.ts';
import { readToEnd } from '../../platform/testing/read-to-end.ts';
import type { CallAs, Reply, TestCentre } from '../../testing/test-centre.ts';
import { forgetTaxonomy, replaceQueueRules } from '../../ticket/index.ts';

export interface SimulatedDay {
  readonly from: Instant;
  readonly minutes: number;
  readonly arrivalsPerHour: number;
  readonly seed: number;
  /** After everything of a minute has happened. */
  readonly onMinute: (at: Instant) => Promise<void>;
}

export interface DayTold {
  readonly opened: number;
  readonly answered: number;
  readonly moved: number;
  readonly confirmed: number;
  readonly objected: number;
  readonly vanished: number;
  /** Refusals that an act met, by code: two who act on one ticket are told so, and that is right. */
  readonly refused: Readonly<Record<string, number>>;
}

const chatKinds = ['refund', 'question', 'complaint', null] as const;
const words = ['我要退款，商品坏了', '快递三天没动了', '耳机左边没有声音', '发票怎么开', '我要投诉，客服态度很差', '账号登不上去，怀疑被盗'];

export async function simulateDay(centre: TestCentre, day: SimulatedDay): Promise<DayTold> {
  const { shell } = centre;
  const { clock, pool } = shell;
  const chance = dice(day.seed);
  const counts = { opened: 0, answered: 0, moved: 0, confirmed: 0, objected: 0, vanished: 0 };
  const refused: Record<string, number> = {};
  clock.set(day.from);
  const players = await setUp(centre);
  const callers = new Map<string, CallAs>();
  const callerOf = async (id: string) => {
    const call = callers.get(id) ?? (await centre.as(id));
    callers.set(id, call);
    return call;
  };
  const subscriptions = domains.flatMap((domain) => domain.subscriptions?.(shell) ?? []);
  await addCursors(shell.db, subscriptions.map(({ name }) => name));
  const sweeps = domains.flatMap((domain) => domain.sweeps?.(shell) ?? []);
  const admin = await centre.as('admin');
  const gone = new Map<string, Instant>();
  const visitors: { readonly call: CallAs; readonly until: Instant }[] = [];

  const well = (reply: Reply): boolean => {
    if (reply.statusCode < 300) return true;
    if (reply.statusCode >= 500) throw new Error(`a fault in the simulated day: ${reply.body}`);
    const { code } = reply.json<{ code: string }>();
    refused[code] = (refused[code] ?? 0) + 1;
    return false;
  };

  for (let passed = 0; passed < day.minutes; passed += 1) {
    clock.advance(minute);
    const at = clock.now();
    await keepHours(at);
    for (let n = chance.times(day.arrivalsPerHour / 60); n > 0; n -= 1) await arrive(at);
    for (const { call } of visitors.filter(({ until }) => until > at)) if (chance.happens(0.1)) well(await call('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body: '还在吗？' }));
    await sweepAll();
    for (const player of players) if (isAtWork(player, at) && !gone.has(player.id)) await work(player);
    await customersAnswer();
    await sweepAll();
    for (const subscription of subscriptions) await readToEnd(shell.db, subscription);
    await day.onMinute(at);
  }
  return { ...counts, refused };

  /** Every one until it finds nothing more, as workers would within a minute. */
  async function sweepAll(): Promise<void> {
    for (const sweep of sweeps) for (let round = 0; round < 20 && (await sweep.run(shell.db)) > 0; round += 1);
  }

  /** Nine to six with an hour for lunch, in two halves; now and then a browser dies and its agent is gone for a while without a word. */
  async function keepHours(at: Instant): Promise<void> {
    const here: string[] = [];
    for (const player of players) {
      const lost = gone.get(player.id);
      if (lost !== undefined) {
        if (at - lost < 40 * minute) continue;
        gone.delete(player.id);
        await say(player, 'available');
      }
      const wish = stateAt(player, at);
      if (wish !== stateAt(player, at - minute) || at === day.from + minute) await say(player, wish);
      if (wish === 'offline') continue;
      if (wish === 'available' && chance.happens(0.001)) {
        gone.set(player.id, at);
        counts.vanished += 1;
      } else here.push(player.id);
    }
    await beat(shell, here);
  }

  async function say(player: Player, state: 'available' | 'away' | 'offline'): Promise<void> {
    const said = await changePresence(shell, { personId: player.id, teamIds: player.teamIds, state, reason: state === 'away' ? 'meal' : null });
    if (!said.ok) throw new Error(said.code);
  }

  async function arrive(at: Instant): Promise<void> {
    counts.opened += 1;
    const body = chance.pick(words);
    const phone = String(13_800_000_000 + counts.opened);
    if (chance.happens(0.6)) {
      const { token } = (await centre.nobody('POST /widget/web/visitors', { form: { name: '李雷', phone } })).json<{ token: string }>();
      const call = centre.withKey(token);
      visitors.push({ call, until: at + chance.upTo(40) * minute });
      well(await call('POST /widget/messages', { clientId: `client-${shell.ids.next()}`, body }));
      return;
    }
    const kind = chance.pick(chatKinds);
    well(await admin('POST /tickets', { channel: chance.pick(['phone', 'email', 'wechat']), customer: { name: '韩梅梅', phone }, body, ...(kind && { kind }) }));
  }

  /** Two tickets a minute at most: answers, moves on, pauses, hands back. */
  async function work(player: Player): Promise<void> {
    const { rows } = await pool.query<{ id: string }>(`select id from ticket where agent_id = $1 and state = 'open' and stage <> 'feedback' order by priority_rank, queue_at limit 4`, [player.id]);
    const call = await callerOf(player.id);
    for (const { id } of chance.some(rows, 2)) {
      const view = await call(`GET /tickets/${id}`);
      if (!well(view)) continue;
      let ticket = view.json<TicketView>();
      if (ticket.waitingSince !== null && chance.happens(0.8)) {
        if (!well(await call(`POST /tickets/${id}/messages`, { body: '您好，正在为您处理。', visibility: 'public' }))) continue;
        counts.answered += 1;
        ticket = (await call(`GET /tickets/${id}`)).json<TicketView>();
      }
      if (chance.happens(0.03)) well(await call(`POST /tickets/${id}/release`, { reason: '换人更合适' }));
      else if (chance.happens(0.05)) well(await call(`POST /tickets/${id}/pause`, { reason: 'customer', until: new Date(clock.now() + chance.upTo(90) * minute + minute).toISOString() }));
      else if (chance.happens(0.02)) well(await call(`POST /tickets/${id}/escalate`, { reason: '需要更高权限' }));
      else if (chance.happens(0.4)) await moveOn(call, ticket);
    }
  }

  async function moveOn(call: CallAs, ticket: TicketView): Promise<void> {
    if (ticket.stage === 'process' && ticket.solution === null) {
      const solved = await call(`POST /tickets/${ticket.id}/solution`, { text: '已为您补发' });
      if (!well(solved)) return;
      ticket = solved.json<TicketView>();
    }
    // Mostly the ordinary way, sometimes another.
    let exit = chance.happens(0.85) ? ticket.exits[0] : chance.pick(ticket.exits);
    if (exit && ticket.category === null && exit.missing.length > 0) {
      const classified = await call(`POST /tickets/${ticket.id}/classify`, { category: 'product' });
      if (!well(classified)) return;
      // Another category may take another flow: its ways out are looked at anew, as a page would show them.
      exit = classified.json<TicketView>().exits.find(({ id }) => id === exit!.id);
    }
    if (!exit || exit.missing.length > 0) return;
    const form = exit.form as { required?: string[]; properties?: Record<string, { enum?: unknown[]; type?: string; format?: string }> };
    const fields = Object.fromEntries((form.required ?? []).map((name) => [name, filled(form.properties?.[name])]));
    if (well(await call(`POST /tickets/${ticket.id}/exit`, { exit: exit.id, fields }))) counts.moved += 1;
  }

  async function customersAnswer(): Promise<void> {
    const { rows } = await pool.query<{ id: string }>(`select id from ticket where stage = 'feedback' and state = 'open' and silence_confirms_at is not null order by id limit 200`);
    for (const { id } of rows) {
      if (!chance.happens(0.08)) continue;
      const { customerUrl } = (await admin(`GET /tickets/${id}`)).json<TicketView>();
      const confirmed = chance.happens(0.85);
      const token = new URL(customerUrl).pathname.split('/').at(-1)!;
      if (well(await centre.nobody(`POST /t/${token}/confirm`, { confirmed, ...(!confirmed && { reason: '还是不行' }) }))) counts[confirmed ? 'confirmed' : 'objected'] += 1;
    }
  }
}

/** As somebody fills it in who knows what belongs there. */
function filled(field: { readonly enum?: readonly unknown[]; readonly type?: string; readonly format?: string } | undefined): unknown {
  if (field?.enum) return field.enum[0];
  if (field?.format === 'date') return '2025-08-11';
  return field?.type === 'number' || field?.type === 'integer' ? 88 : field?.type === 'boolean' ? true : 'A100123';
}

/** Minutes since midnight in Shanghai. */
function minuteOfDay(at: Instant): number {
  return Math.floor(at / minute + 8 * 60) % (24 * 60);
}

function stateAt(player: Player, at: Instant): 'available' | 'away' | 'offline' {
  const now = minuteOfDay(at);
  if (now < 9 * 60 || now >= 18 * 60) return 'offline';
  const lunch = player.email.length % 2 === 0 ? 12 * 60 : 13 * 60;
  return now >= lunch && now < lunch + 60 ? 'away' : 'available';
}

function isAtWork(player: Player, at: Instant): boolean {
  return stateAt(player, at) === 'available';
}

/** As the demo sets its centre up, without its past. */
async function setUp(centre: TestCentre): Promise<readonly Player[]> {
  const { shell } = centre;
  const players = (await readPlayers(shell.db)).filter(({ teamIds }) => teamIds.length > 0);
  const teams = new Map((await readTeams(shell.db)).map(({ key, id }) => [key, id]));
  const channels = new Map(await Promise.all(['wechat', 'web', 'phone', 'email'].map(async (key) => [key, (await readChannelByKey(shell, key))?.id ?? ''] as const)));
  await shell.db.transaction().execute(async (tx) => {
    await setUpDispatch(tx, shell, demoDispatch(players, teams, shell.ids.next));
    await replaceQueueRules(tx, demoQueueRules((key) => teams.get(key)!, (key) => channels.get(key)!));
  });
  forgetDispatchRoom(shell);
  forgetTaxonomy(shell.db);
  return players;
}

/** Mulberry32 and the few throws that a day needs. */
function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    happens: (probability: number) => next() < probability,
    upTo: (most: number) => next() * most,
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!,
    some: <Item>(items: readonly Item[], most: number): Item[] => items.filter(() => next() < 0.7).slice(0, most),
    /** Poisson, by Knuth's product. */
    times(mean: number): number {
      const floor = Math.exp(-mean);
      let n = 0;
      for (let product = next(); product > floor; product *= next()) n += 1;
      return n;
    },
  };
}
