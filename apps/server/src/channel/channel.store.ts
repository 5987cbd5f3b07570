/** SQL for `channel`. No other file writes to it. */

import type { ChannelAssistant, ChannelKind, ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Instant } from '@huiyin/domain/kernel/instant.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db.ts';
import './channel.tables.ts';

export interface Channel {
  readonly id: Id;
  readonly key: string;
  readonly kind: ChannelKind;
  readonly name: BilingualText;
  readonly settings: ChannelSettings;
  readonly teamId: Id | null;
  /** Its own hours; null: those of its team. */
  readonly calendarId: Id | null;
  readonly active: boolean;
  /** Sealed; open it with `secretOf`. */
  readonly secret: string | null;
  readonly version: number;
}

const columns = ['id', 'key', 'kind', 'name', 'settings', 'team_id as teamId', 'calendar_id as calendarId', 'active', 'secret', 'version'] as const;

export async function readChannels(db: Db): Promise<Channel[]> {
  return db.selectFrom('channel').select(columns).orderBy('created_at').orderBy('id').execute();
}

export async function lockChannel(tx: Tx, id: Id): Promise<Channel | undefined> {
  return tx.selectFrom('channel').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** False when the key is taken. */
export async function insertChannel(tx: Tx, channel: Omit<Channel, 'secret' | 'version'>, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('channel')
    .values({
      id: channel.id,
      key: channel.key,
      kind: channel.kind,
      name: JSON.stringify(channel.name),
      settings: JSON.stringify(channel.settings),
      team_id: channel.teamId,
      calendar_id: channel.calendarId,
      active: channel.active,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function saveChannel(tx: Tx, { id, name, settings, teamId, calendarId, active }: Pick<Channel, 'id' | 'name' | 'settings' | 'teamId' | 'calendarId' | 'active'>): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ name: JSON.stringify(name), settings: JSON.stringify(settings), team_id: teamId, calendar_id: calendarId, active, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Every channel that has no hours of its own gets those of the calendar of that key. */
export async function giveHours(tx: Tx, calendarKey: string): Promise<void> {
  await sql`update channel set calendar_id = (select id from calendar where key = ${calendarKey}), version = version + 1 where calendar_id is null`.execute(tx);
}

/** Where a centre is set up by a programme rather than by a person. */
export async function giveAssistant(tx: Tx, channelKey: string, assistant: ChannelAssistant): Promise<void> {
  await sql`update channel set settings = settings || ${JSON.stringify({ assistant })}::jsonb, version = version + 1 where key = ${channelKey}`.execute(tx);
}

export async function giveSurvey(tx: Tx, channelKey: string, survey: NonNullable<ChannelSettings['survey']>): Promise<void> {
  await sql`update channel set settings = settings || ${JSON.stringify({ survey })}::jsonb, version = version + 1 where key = ${channelKey}`.execute(tx);
}

export async function countChannelsBy(db: Db, calendarIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const { rows } = await sql<{ calendarId: Id; channels: number }>`
    select calendar_id as "calendarId", count(*)::int as channels from channel where calendar_id = any(${[...calendarIds]}::uuid[]) group by calendar_id`.execute(db);
  return new Map(rows.map(({ calendarId, channels }) => [calendarId, channels]));
}

export async function saveChannelSecret(tx: Tx, id: Id, sealed: string): Promise<void> {
  await tx.updateTable('channel').set({ secret: sealed, version: sql`version + 1` }).where('id', '=', id).execute();
}
