/** How the assistant is set up: kept for a moment, changed by an audited act. */

import { isDeepStrictEqual } from 'node:util';
import { checkAssistantSettings, shippedAssistantSettings, type AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import { second } from '@huiyin/domain/kernel/instant.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { audited, type By } from '../identity/index.ts';
import type { Tx } from '../platform/db.ts';
import { keptFor } from '../platform/kept.ts';
import type { Shell } from '../platform/shell.ts';
import { insertSettings, lockSettings, readSettings, saveSettings, type KeptSettings } from './setting.store.ts';

const kept = keptFor<KeptSettings>(second);

export function settingsOf({ db, pool }: Pick<Shell, 'db' | 'pool'>): Promise<KeptSettings> {
  return kept.of(pool, async () => (await readSettings(db)) ?? { document: shippedAssistantSettings, version: 1 });
}

export async function changeSettings(shell: Shell, by: By, wish: { readonly settings: AssistantSettings; readonly version: number | null }): Promise<Result<KeptSettings, 'assistant.settings_invalid' | 'assistant.changed'>> {
  const checked = checkAssistantSettings(wish.settings);
  if (!checked.ok) return checked;
  try {
    return await audited(shell, by, async (tx) => {
      const before = await lockSettings(tx);
      if (wish.version !== null && wish.version !== before.version) return refuse('assistant.changed', { version: before.version });
      const after: KeptSettings = { document: wish.settings, version: before.version + 1 };
      await saveSettings(tx, after);
      return accept({ value: after, action: 'assistant.settings_changed', target: 'assistant:settings', facts: { changed: differences(before.document, after.document) } });
    });
  } finally {
    kept.forget(shell.pool);
  }
}

function differences(before: AssistantSettings, after: AssistantSettings): string[] {
  return (Object.keys(after) as (keyof AssistantSettings)[]).filter((key) => !isDeepStrictEqual(before[key], after[key]));
}

/** At every start; changes nothing the second time. */
export function seedAssistant(tx: Tx): Promise<void> {
  return insertSettings(tx, shippedAssistantSettings);
}
