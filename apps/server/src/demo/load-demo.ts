/** Loads the demo centre: people and settings, then every ticket in one transaction, so that a load that is killed half-way leaves nothing of them. */

import { addCalendar } from '../calendar/index.ts';
import { prepareContact, insertCustomers, type CustomerRecord } from '../customer/index.ts';
import { readPublished, chooseFlowVersion } from '../flow/index.ts';
import { datePeople, readTeams, seedDemoPeople } from '../identity/index.ts';
import { nameLadderTeams } from '../sla/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { analyzeTickets, insertHistories, insertMacro, isAnyTicketThere, knownOf, numbersOf, readMacros, readTaxonomy, replaceQueueRules, insertCustomField, forgetTaxonomy, readRoster, saveDraft, seedTaxonomy, type TicketHistory } from '../ticket/index.ts';
import { forgetChannels, giveAssistant, giveHours, giveSurvey, readChannelByKey } from '../channel/index.ts';
import { forgetDispatchRoom, recordSpells, setUpDispatch } from '../dispatch/index.ts';
import { tellAll } from '../insight/index.ts';
import { loadAlerts } from './load-alerts.ts';
import { leaveGaps } from './knowledge-gaps.ts';
import { loadKnowledge, quoteInAnswers } from './load-knowledge.ts';
import { demoDispatch } from './dispatch-setting.ts';
import { tellPresent } from './present.ts';
import type { Cast, PlannedCustomer } from './cast.ts';
import { createChance, streams } from './chance.ts';
import { type DemoPast, demoSeed, planPast, tellTicket } from './history.ts';
import { planJoining } from './plan-joining.ts';
import { type Acts, noteActs, planPresence } from './plan-presence.ts';
import { demoAssistant, demoFields, demoMacros, demoQueueRules, demoSurvey, surveyed } from './setting.ts';
import { readPlayers } from './demo.store.ts';
import { demoCalendar } from './service-time.ts';
import { loadDemoTargets } from '../target/index.ts';
import type { World } from './story.ts';

/** Enough to keep the statements few, and a screen's worth of progress. */
const batchSize = 400;

/** `share` of the work done runs from 0 to 1. A centre that has any ticket is left alone. */
export async function loadDemo(shell: Shell, progress: (share: number) => void): Promise<void> {
  progress(0);
  await seedDemoPeople(shell);
  if (await isAnyTicketThere(shell.db)) return progress(1);
  // By itself: what decides by calendars and promises reads them through a connection of its own.
  await shell.db.transaction().execute(async (tx) => {
    await addCalendar(tx, shell, demoCalendar);
    await giveHours(tx, demoCalendar.key);
    await giveAssistant(tx, 'web', demoAssistant);
    for (const key of surveyed) await giveSurvey(tx, key, demoSurvey);
    await nameLadderTeams(tx, shell);
  });
  forgetChannels(shell);
  await shell.db.transaction().execute(async (tx) => {
    await seedTaxonomy(tx, shell);
    await setUp(tx, shell);
    const { world, cast } = await readWorld(tx, shell);
    await datePeople(tx, planJoining(cast.players, createChance(demoSeed).fork(streams.joining)));
    const released = await loadKnowledge(tx, shell, cast);
    await leaveGaps(tx, shell);
    await setUpDispatch(tx, shell, demoDispatch(cast.players, cast.teamIds, shell.ids.next));
    const past = planPast(demoSeed);
    await loadPast(tx, shell, past, world, cast, progress);
    const present = await tellPresent({ world, cast, past, now: shell.clock.now(), next: (at) => numbersOf(shell).next(at), seed: demoSeed });
    await insertHistories(tx, present.histories);
    for (const draft of present.drafts) await saveDraft(tx, draft);
    await quoteInAnswers(tx, shell, released);
  });
  forgetTaxonomy(shell.db);
  forgetDispatchRoom(shell);
  await analyzeTickets(shell.db);
  progress(0.9);
  await tellAll(shell);
  await loadDemoTargets(shell, new Map((await readPlayers(shell.db)).map(({ email, id }) => [email.split('@')[0]!, id])));
  const { world, cast } = await readWorld(shell.db, shell);
  await loadAlerts(shell, cast.players.find(({ email }) => email === 'supervisor@demo.huiyin')!.id, world.categoryIds);
  progress(1);
}

async function loadPast(tx: Tx, shell: Shell, past: DemoPast, world: World, cast: Cast, progress: (share: number) => void): Promise<void> {
  progress(0.04);
  await insertCustomers(tx, past.customers.map((customer) => sealed(shell, customer)));
  progress(0.08);
  // While PostgreSQL takes one batch, the next is told.
  let writing: Promise<void> = Promise.resolve();
  const acts: Acts = new Map();
  for (let from = 0; from < past.plans.length; from += batchSize) {
    const batch: TicketHistory[] = [];
    for (let index = from; index < Math.min(from + batchSize, past.plans.length); index++) {
      batch.push(tellTicket(past, index, await numbersOf(shell).next(past.plans[index]!.at), world, cast, demoSeed));
    }
    for (const history of batch) noteActs(acts, history);
    await writing;
    writing = insertHistories(tx, batch);
    // Awaited a batch later; a failure until then must not count as unhandled.
    writing.catch(() => undefined);
    progress(0.08 + 0.8 * (from / past.plans.length));
  }
  await writing;
  await recordSpells(tx, planPresence(acts, createChance(demoSeed).fork(streams.presence)));
}

function sealed(shell: Shell, customer: PlannedCustomer & { readonly createdAt: number }): CustomerRecord {
  const contacts = [prepareContact(shell, { kind: 'phone', value: `+86${customer.phone}` })];
  if (customer.email !== null) contacts.push(prepareContact(shell, { kind: 'email', value: customer.email }));
  return { id: customer.id, name: customer.name, contacts, tier: customer.tier, region: customer.region.name, tags: customer.tags, trust: 'confirmed', createdAt: customer.createdAt };
}

async function setUp(tx: Tx, shell: Shell): Promise<void> {
  const teams = new Map((await readTeams(tx)).map((team) => [team.key, team.id]));
  const channels = await channelIdsOf(shell);
  await replaceQueueRules(tx, demoQueueRules((key) => teams.get(key)!, (key) => channels.get(key)!));
  for (const [index, { key, field, internal }] of demoFields.entries()) await insertCustomField(tx, { id: shell.ids.next(), kind: null, key, field, position: index + 1, active: !internal });
  if ((await readMacros(tx, 'all')).length > 0) return;
  for (const { shortcut, title, body, team } of demoMacros) await insertMacro(tx, shell.ids.next(), { shortcut, title, body, teamId: team === undefined ? null : (teams.get(team) ?? null) }, shell.clock.now());
}

const channelKeys = ['wechat', 'web', 'phone', 'email'] as const;

async function channelIdsOf(shell: Shell): Promise<ReadonlyMap<string, string>> {
  const channels = await Promise.all(channelKeys.map((key) => readChannelByKey(shell, key)));
  return new Map(channels.flatMap((channel) => (channel === null ? [] : [[channel.key, channel.id]])));
}

/** Everything that decisions look at, read once: nothing of it changes while the tickets are told. */
export async function readWorld(db: Db, shell: Shell): Promise<{ world: World; cast: Cast }> {
  const [roster, taxonomy, players, teams, channelIds] = [await readRoster(db), await readTaxonomy(db), await readPlayers(db), await readTeams(db), await channelIdsOf(shell)];
  const flows = new Map<string | null, Awaited<ReturnType<typeof readPublished>>>();
  for (const kind of [null, ...taxonomy.kinds.map(({ key }) => key)]) {
    const flow = await chooseFlowVersion(db, { kind, categoryIds: [], channelId: channelIds.get('web')! });
    if (!flow.ok) throw new Error(`no flow rule fits ${kind}`);
    flows.set(kind, flow.value);
  }
  const versions = new Map([...flows.values()].map((flow) => [flow.id, flow]));
  const world: World = {
    room: { roster, taxonomy, known: await knownOf(shell), reader: null },
    channelIds,
    categoryIds: new Map(taxonomy.categories.map(({ key, id }) => [key, id])),
    flowOf: (kind) => flows.get(kind) ?? flows.get(null)!,
    flowVersion: (id) => versions.get(id)!,
  };
  return { world, cast: { players, teamIds: new Map(teams.map((team) => [team.key, team.id])) } };
}
