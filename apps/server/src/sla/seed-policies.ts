/** Ships the policies and ladders that are not there yet; whoever changed or removed one keeps the choice. Safe to run at every start. */

import type { Tx } from '../platform/db.ts';
import { shippedLadders, shippedPolicies } from '@huiyin/domain/sla/shipped.ts';
import type { Shell } from '../platform/shell.ts';
import { readTeams } from '../identity/index.ts';
import { insertLadder, insertPolicy, readCalendarIds, readLadders, readPolicies, saveLadder } from './policy.store.ts';
import { forgetRules } from './rules.ts';

type Seeding = Pick<Shell, 'ids' | 'pool'>;

export async function seedPolicies(tx: Tx, shell: Seeding): Promise<void> {
  if ((await readPolicies(tx)).length > 0) return;
  const calendars = await readCalendarIds(tx);
  await seedLadders(tx, shell);
  const ladders = new Map((await readLadders(tx)).map(({ key, id }) => [key, id]));
  for (const [index, { key, name, when, targets }] of shippedPolicies.entries()) {
    await insertPolicy(tx, {
      id: shell.ids.next(), key, name, when, active: true,
      targets: targets.map(({ calendar, ladder, ...target }) => ({ ...target, calendarId: calendar === null ? null : calendars.get(calendar)!, ladderId: ladder === null ? null : (ladders.get(ladder) ?? null) })),
    }, index + 1);
  }
  await forgetRules(tx, shell);
}

async function seedLadders(tx: Tx, shell: Seeding): Promise<void> {
  const teams = new Map((await readTeams(tx)).map(({ key, id }) => [key, id]));
  for (const { key, name, rungs } of shippedLadders) {
    await insertLadder(tx, { id: shell.ids.next(), key, name, rungs: rungs.map((rung) => ({ ...rung, handTo: handTo(rung.handTo, teams) })) });
  }
}

/** Gives shipped ladders the teams they name, once those are there: the demo makes its teams after the first start has shipped everything. */
export async function nameLadderTeams(tx: Tx, shell: Seeding): Promise<void> {
  const teams = new Map((await readTeams(tx)).map(({ key, id }) => [key, id]));
  for (const ladder of await readLadders(tx)) {
    const shipped = shippedLadders.find(({ key }) => key === ladder.key);
    if (!shipped || ladder.version > 1) continue;
    await saveLadder(tx, ladder.id, { name: ladder.name, rungs: shipped.rungs.map((rung) => ({ ...rung, handTo: handTo(rung.handTo, teams) })) });
  }
  await forgetRules(tx, shell);
}

/** Nobody is handed to in a centre that has no such team; it chooses one of its own in the settings. */
function handTo(wish: (typeof shippedLadders)[number]['rungs'][number]['handTo'], teams: ReadonlyMap<string, string>) {
  const teamId = wish === null ? undefined : teams.get(wish.team);
  return teamId === undefined ? null : { teamId, withinMs: wish!.withinMs };
}
