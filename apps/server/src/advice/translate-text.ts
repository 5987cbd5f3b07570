/** Translates a message for the agent, or their answer for the customer. What is personal does not leave the house: marks go out, and it is put back where they come in. */

import { type Entity, readEntities } from '@huiyin/domain/assistant/entities.ts';
import { restoreMarks } from '@huiyin/domain/advice/restore-marks.ts';
import type { Reach } from '@huiyin/domain/identity/actor.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import { settingsOf, translate } from '../assistant/index.ts';
import type { Shell } from '../platform/shell.ts';
import { mayReadTicket } from '../ticket/index.ts';

export interface Translated {
  readonly text: string;
  /** Whose words they are. */
  readonly model: string;
}

export async function translateText(shell: Shell, wish: { readonly ticketId: Id; readonly reach: Reach; readonly text: string; readonly to: Language }): Promise<Result<Translated, 'ticket.unknown' | 'assistant.no_model' | 'assistant.model_failed'>> {
  if (!(await mayReadTicket(shell.db, wish.ticketId, wish.reach))) return refuse('ticket.unknown');
  const { masked, entities } = readEntities(wish.text);
  const translated = await translate(shell, async () => (await settingsOf(shell)).document, { text: masked, to: wish.to });
  if (!translated.ok) return translated;
  return accept({ text: restoreMarks(translated.value.text, entities.filter(isMasked)), model: translated.value.model });
}

/** Null: nothing is translated here. */
export async function translatorOf(shell: Shell): Promise<string | null> {
  if (shell.config.llm === null) return null;
  return (await settingsOf(shell)).document.languageModel ? shell.config.llm.model : null;
}

/** Amounts stay in the text. */
function isMasked({ kind }: Entity): boolean {
  return kind !== 'amount';
}
