/** Who is at work, how they stand and what they carry: for themselves, for their supervisors, for the floor. */

import type { MyPresence, PersonPresence } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { loadOf, type Holding } from '@huiyin/domain/dispatch/load.ts';
import { availabilityOf, type Presence } from '@huiyin/domain/dispatch/presence.ts';
import type { ShiftMoment } from '@huiyin/domain/dispatch/shift.ts';
import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { toWireOrNull, type Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { Shell } from '../platform/shell.ts';
import { dispatchRoomOf, shiftIdOf, type DispatchRoom } from './dispatch-room.ts';
import { readPresences } from './presence.store.ts';
import { readProfiles, type Profile } from './profile.store.ts';
import { readHoldings } from './work.store.ts';

export async function readMyPresence(shell: Shell, actor: Pick<Actor, 'id' | 'teamIds'>): Promise<MyPresence> {
  const room = await dispatchRoomOf(shell);
  const [profiles, presences, holdings] = [await readProfiles(shell.db, { personIds: [actor.id] }), await readPresences(shell.db, [actor.id]), await readHoldings(shell.db, [actor.id])];
  const person = profiles[0] ?? { id: actor.id, name: '', teamIds: [], roles: [], capacity: null, channelLimits: {}, skills: [], shiftId: null };
  return {
    ...standingOf(room, person, presences.get(actor.id) ?? null, holdings.get(actor.id) ?? [], shell.clock.now()),
    awayReasons: room.settings.awayReasons,
    dispatched: actor.teamIds.some((id) => (room.teams.get(id)?.rules.strategy ?? 'manual') !== 'manual'),
  };
}

/** Team: the people of my teams. */
export async function readPresence(shell: Shell, reach: Reach, only?: Id): Promise<PersonPresence[]> {
  const mine = reach.scope === 'team' ? reach.teamIds : reach.scope === 'own' ? [] : undefined;
  const teamIds = only === undefined ? mine : mine === undefined || mine.includes(only) ? [only] : [];
  const room = await dispatchRoomOf(shell);
  const people = await readProfiles(shell.db, { teamIds });
  const ids = people.map(({ id }) => id);
  const [presences, holdings] = [await readPresences(shell.db, ids), await readHoldings(shell.db, ids)];
  const at = shell.clock.now();
  return people.map((person) => ({ id: person.id, name: person.name, teamIds: [...person.teamIds], ...standingOf(room, person, presences.get(person.id) ?? null, holdings.get(person.id) ?? [], at) }));
}

function standingOf(room: DispatchRoom, person: Profile, presence: Presence | null, held: readonly Holding[], at: Instant) {
  const availability = availabilityOf(presence, at, room.settings);
  const shift = room.shiftNow(shiftIdOf(room, person), at);
  return {
    state: presence?.state ?? ('offline' as const),
    reason: presence?.reason ?? null,
    since: toWireOrNull(presence?.since ?? null),
    availability,
    wrapUpUntil: availability === 'wrap_up' ? toWireOrNull(presence!.wrapUpUntil) : null,
    load: loadOf(held, room.settings),
    capacity: person.capacity ?? room.settings.capacity,
    tickets: held.reduce((sum, { working, resting }) => sum + working + resting, 0),
    resting: held.reduce((sum, { resting }) => sum + resting, 0),
    shift: shift && shiftView(shift),
  };
}

function shiftView({ name, now, ...times }: ShiftMoment & { readonly name: BilingualText }) {
  return { name, now, from: toWireOrNull(times.from), to: toWireOrNull(times.to), breakFrom: toWireOrNull(times.breakFrom), breakTo: toWireOrNull(times.breakTo) };
}
