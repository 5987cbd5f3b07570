/** How many people each team needs in the next hours, beside those on shift: recent arrivals → forecast → Erlang C. */

import type { ChannelKind, DispatchSettings } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import type { StaffChannel, StaffingView, StaffSlot } from '@huiyin/domain/floor/floor.contract.ts';
import { fewestDays, forecast, slotMs, slotsADay, type Forecast } from '@huiyin/domain/floor/forecast.ts';
import { fullest, staffFor, usualGoals, usualShare, usualShrinkage } from '@huiyin/domain/floor/staff.ts';
import { withShrinkage } from '@huiyin/domain/floor/erlang-c.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import { day, hour, toWire, type Instant, type Milliseconds } from '@huiyin/domain/kernel/instant.ts';
import { dispatchRoomOf, type DispatchRoom } from '../dispatch/index.ts';
import type { Shell } from '../platform/shell.ts';
import { localDays, type LocalDay } from './local-days.ts';
import { readSlots, type Slot } from './slot.store.ts';
import { readCounted, readCrews, readLastArrival, readUsualPromises, type Crew } from './staff.store.ts';

const daysBack = 35;
const mostDays = 10;
const fewestForAMean = 10;

interface Surroundings {
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly today: LocalDay;
  readonly alike: readonly LocalDay[];
  readonly settings: DispatchSettings;
  readonly promises: ReadonlyMap<string, Milliseconds>;
  readonly everywhere: readonly Slot[];
}

export async function readStaffing(shell: Shell, reach: Reach, hours: number): Promise<StaffingView> {
  const { db } = shell;
  const at = shell.clock.now();
  const [today, ...before] = await localDays(shell, at, daysBack);
  const teamIds = reach.scope === 'team' ? reach.teamIds : null;
  const [alike, crews, promises, room] = await Promise.all([findAlike(shell, today!, before), readCrews(db, reach), readUsualPromises(db, at - 7 * day), dispatchRoomOf(shell)]);
  const recent = readSlots(db, { from: before.at(-1)!.from, to: at + slotMs }, teamIds);
  const isRecent = alike.every(({ from: begins }) => begins >= before.at(-1)!.from);
  const slots = [...(await recent), ...(isRecent ? [] : await readSlots(db, { from: alike.at(-1)!.from, to: before.at(-1)!.from }, teamIds))];
  const from = Math.floor(at / slotMs) * slotMs;
  const around: Surroundings = { at, from, to: from + hours * hour, today: today!, alike, settings: room.settings, promises, everywhere: slots };

  const byTeam = Map.groupBy(slots, ({ teamId }) => teamId);
  const teams = crews.map((crew) => viewTeam(crew, byTeam.get(crew.team.id) ?? [], room, around));
  return {
    at: toWire(at),
    goalShare: usualShare,
    shrinkage: usualShrinkage,
    fullest,
    comparedTo: alike.length === 0 ? null : { from: toWire(alike.at(-1)!.from), to: toWire(alike[0]!.from) },
    // A team that serves nobody and has no shifts has nothing to plan.
    teams: teams.filter(({ channels, slots: planned }) => channels.length > 0 || planned.some(({ onShift }) => onShift !== null)),
  };
}

/** Days like today, latest first: of the last weeks, or, in a centre that stood still since, of the weeks before it did. */
async function findAlike(shell: Shell, today: LocalDay, before: readonly LocalDay[]): Promise<readonly LocalDay[]> {
  const among = async (days: readonly LocalDay[]) => (await readCounted(shell.db, days.filter(({ working }) => working === today.working))).slice(0, mostDays);
  const recent = await among(before);
  if (recent.length >= fewestDays) return recent;
  const last = await readLastArrival(shell.db, before.at(-1)!.from);
  return last === null ? recent : [...recent, ...(await among(await localDays(shell, last, daysBack)))].slice(0, mostDays);
}

function viewTeam(crew: Crew, slots: readonly Slot[], room: DispatchRoom, around: Surroundings): StaffingView['teams'][number] {
  const byChannel = Map.groupBy(slots, ({ channelKind }) => channelKind as ChannelKind);
  const channels = [...byChannel].map(([channelKind, mine]) => planChannel(channelKind, mine, around)).sort((a, b) => (a.view.channelKind < b.view.channelKind ? -1 : 1));
  const planned: StaffSlot[] = [];
  for (let startsAt = around.from, index = 0; startsAt < around.to; startsAt += slotMs, index += 1) {
    const parts = channels.map(({ view, ahead }) => ({ needed: view.needed[index] ?? null, slot: ahead.slots.find((each) => each.startsAt === startsAt) }));
    const known = parts.filter((part) => part.needed !== null);
    const sum = (of: (part: (typeof parts)[number]) => number) => (known.length === 0 ? null : known.reduce((total, part) => total + of(part), 0));
    const needed = sum((part) => part.needed!);
    planned.push({
      startsAt: toWire(startsAt),
      needed,
      scheduled: needed === null ? null : withShrinkage(needed, usualShrinkage),
      onShift: crew.shifts.length === 0 ? null : crew.shifts.reduce((people, shift) => people + (room.shiftNow(shift.shiftId, startsAt + slotMs / 2)?.now === 'on' ? shift.people : 0), 0),
      arrivals: sum((part) => part.slot?.arrivals ?? 0),
      low: sum((part) => part.slot?.low ?? 0),
      high: sum((part) => part.slot?.high ?? 0),
      partial: known.length < parts.length,
    });
  }
  return { team: crew.team, slots: planned, channels: channels.map(({ view }) => view) };
}

/** Null: too few to say. */
function meanWork(slots: readonly Slot[]): Milliseconds | null {
  const [arrived, worked] = slots.reduce(([arrivals, work], slot) => [arrivals + slot.arrived, work + slot.workedMs], [0, 0]);
  return arrived >= fewestForAMean && worked > 0 ? Math.round(worked / arrived) : null;
}

function planChannel(channelKind: ChannelKind, slots: readonly Slot[], { at, from, to, today, alike, settings, promises, everywhere }: Surroundings): { readonly view: StaffChannel; readonly ahead: Forecast } {
  const startsAt = new Map(slots.map((slot) => [slot.startsAt, slot]));
  const courseOf = (start: Instant, length: number) => Array.from({ length }, (_, index) => startsAt.get(start + index * slotMs)?.arrived ?? 0);
  const ahead = forecast({ days: alike.map(({ from: midnight }) => courseOf(midnight, slotsADay)), today: courseOf(today.from, Math.max(0, Math.floor((at - today.from) / slotMs))), midnight: today.from }, from, to);

  // A team that sees few of a kind works on them as long as the others do.
  const handleMs = meanWork(slots) ?? meanWork(everywhere.filter((slot) => slot.channelKind === channelKind));
  // What a person's capacity holds of this channel, as dispatch fills it.
  const concurrency = channelKind === 'phone' ? 1 : Math.max(1, Math.floor(settings.capacity / settings.weights[channelKind]));
  const usual = usualGoals[channelKind];
  const goal = usual === null ? null : { share: usual.share, withinMs: promises.get(channelKind) ?? usual.withinMs };
  const needed = (arrivals: number) => (handleMs === null ? null : staffFor({ arrivalsPerHour: (arrivals * hour) / slotMs, handleMs, concurrency, goal }).needed);
  return {
    view: {
      channelKind, basis: ahead.basis, days: ahead.days, pace: ahead.pace, handleMs, concurrency, withinMs: goal?.withinMs ?? null,
      needed: ahead.slots.map((slot) => needed(slot.arrivals)),
    },
    ahead,
  };
}

