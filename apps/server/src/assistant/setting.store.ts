/** SQL for how the assistant is set up. */

import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import type { Db, Tx } from '../platform/db.ts';
import './assistant.tables.ts';

export interface KeptSettings {
  readonly document: AssistantSettings;
  readonly version: number;
}

export async function readSettings(db: Db): Promise<KeptSettings | undefined> {
  return db.selectFrom('assistant_setting').select(['document', 'version']).executeTakeFirst();
}

/** Holds the one row, so that two who change the settings come one after the other. */
export async function lockSettings(tx: Tx): Promise<KeptSettings> {
  return tx.selectFrom('assistant_setting').select(['document', 'version']).forUpdate().executeTakeFirstOrThrow();
}

export async function insertSettings(tx: Tx, document: AssistantSettings): Promise<void> {
  await tx.insertInto('assistant_setting').values({ document: JSON.stringify(document) }).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function saveSettings(tx: Tx, { document, version }: KeptSettings): Promise<void> {
  await tx.updateTable('assistant_setting').set({ document: JSON.stringify(document), version }).execute();
}
