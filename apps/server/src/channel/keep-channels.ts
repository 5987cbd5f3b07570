/** Makes and changes channels, and renews the secret of a host site. Each act is audited. */

import { isDeepStrictEqual } from 'node:util';
import type { ChannelView, changeChannel as changeContract, createChannel as createContract } from '@huiyin/domain/channel/channel.contract.ts';
import { checkSettings } from '@huiyin/domain/channel/settings.ts';
import type { Actor } from '@huiyin/domain/identity/actor.ts';
import type { BodyOf } from '@huiyin/domain/kernel/endpoint.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { holdCalendar } from '../calendar/index.ts';
import { readTeam, recordAudit } from '../identity/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Shell } from '../platform/shell.ts';
import { forgetChannels } from './channel-cache.ts';
import { tellOfHours } from './channel-hours.ts';
import { sealSecret } from './channel-secret.ts';
import { type Channel, insertChannel, lockChannel, saveChannel, saveChannelSecret } from './channel.store.ts';
import { viewOf } from './channel-view.ts';

interface By {
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  readonly address: string;
  readonly userAgent: string;
}

export async function createChannel(
  shell: Shell,
  wish: By & { readonly body: BodyOf<typeof createContract> },
): Promise<Result<ChannelView, 'channel.key_taken' | 'channel.settings_invalid' | 'team.unknown' | 'calendar.unknown'>> {
  const settings = checkSettings(wish.body.settings);
  if (!settings.ok) return settings;

  const channel = { ...wish.body, settings: settings.value, calendarId: wish.body.calendarId ?? null, id: shell.ids.next() };
  return committed(shell, () =>
    shell.db.transaction().execute(async (tx) => {
      if (!(await isTeam(tx, channel.teamId))) return refuse('team.unknown');
      if (!(await mayChoose(tx, channel.calendarId))) return refuse('calendar.unknown');
      if (!(await insertChannel(tx, channel, shell.clock.now()))) return refuse('channel.key_taken');
      await recordAudit(tx, shell, { ...auditOf(wish, channel.id), action: 'channel.created', facts: { key: channel.key, kind: channel.kind } });
      return accept(viewOf(shell, { ...channel, secret: null, version: 1 }));
    }),
  );
}

export async function changeChannel(
  shell: Shell,
  wish: By & { readonly channelId: Id; readonly body: BodyOf<typeof changeContract>; readonly version: number | null },
): Promise<Result<ChannelView, 'channel.unknown' | 'channel.settings_invalid' | 'team.unknown' | 'calendar.unknown' | 'channel.changed'>> {
  const { name, teamId, active } = wish.body;
  const settings = checkSettings(wish.body.settings);
  if (!settings.ok) return settings;

  return committed(shell, () =>
    shell.db.transaction().execute(async (tx) => {
      const before = await lockChannel(tx, wish.channelId);
      if (!before) return refuse('channel.unknown');
      if (wish.version !== null && wish.version !== before.version) return refuse('channel.changed', { version: before.version });
      if (!(await isTeam(tx, teamId))) return refuse('team.unknown');

      const after: Channel = { ...before, name, settings: settings.value, teamId, calendarId: wish.body.calendarId === undefined ? before.calendarId : wish.body.calendarId, active, version: before.version + 1 };
      // What it has may be kept, also once it is retired.
      if (after.calendarId !== before.calendarId && !(await mayChoose(tx, after.calendarId))) return refuse('calendar.unknown');
      await saveChannel(tx, after);
      if (after.calendarId !== before.calendarId || (after.calendarId === null && after.teamId !== before.teamId)) await tellOfHours(tx, shell);
      await recordAudit(tx, shell, { ...auditOf(wish, after.id), action: 'channel.changed', facts: { key: after.key, changed: differences(before, after) } });
      return accept(viewOf(shell, after));
    }),
  );
}

/** The one before stops at once: that is what a renewal after a leak is for. */
export function renewChannelSecret(shell: Shell, wish: By & { readonly channelId: Id }): Promise<Result<{ secret: string }, 'channel.unknown'>> {
  const secret = shell.ids.token();
  return committed(shell, () =>
    shell.db.transaction().execute(async (tx) => {
      const channel = await lockChannel(tx, wish.channelId);
      if (!channel) return refuse('channel.unknown');
      await saveChannelSecret(tx, channel.id, sealSecret(shell.secrets, channel.id, secret));
      await recordAudit(tx, shell, { ...auditOf(wish, channel.id), action: 'channel.secret_renewed', facts: { key: channel.key } });
      return accept({ secret });
    }),
  );
}

async function committed<Value>(shell: Shell, change: () => Promise<Value>): Promise<Value> {
  const value = await change();
  forgetChannels(shell);
  return value;
}

async function isTeam(db: Db, teamId: Id | null): Promise<boolean> {
  return teamId === null || (await readTeam(db, teamId)) !== undefined;
}

/** Held until the channel is saved, so that it is not retired under it. */
async function mayChoose(tx: Tx, calendarId: Id | null): Promise<boolean> {
  return calendarId === null || holdCalendar(tx, calendarId);
}

function differences(before: Channel, after: Channel): string[] {
  const keys = ['name', 'teamId', 'calendarId', 'active'] as const;
  const settings = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])] as (keyof Channel['settings'])[];
  return [
    ...keys.filter((key) => !isDeepStrictEqual(before[key], after[key])),
    ...settings.filter((key) => !isDeepStrictEqual(before.settings[key], after.settings[key])).map((key) => `settings.${key}`),
  ];
}

function auditOf({ actor, address, userAgent }: By, channelId: Id) {
  return { actor: { kind: actor.kind, id: actor.id }, address, userAgent, target: `channel:${channelId}` };
}
