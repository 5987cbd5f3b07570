/** The customer is content with what the assistant said: by their own word, or by leaving with it. */

import type { Doer } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';
import { acceptAssistantAnswer } from '../ticket/index.ts';
import { settleTurn } from './turn.store.ts';

/** Refused where it does not speak any more, or said nothing that could be accepted: then nothing changes. */
export async function settleTalk(shell: Shell, ticketId: string, { how, by }: { readonly how: 'said' | 'left'; readonly by: Doer }): Promise<void> {
  const accepted = await acceptAssistantAnswer(shell, { ticketId, how, by, beside: (tx) => settleTurn(tx, ticketId, how === 'said' ? 'accepted' : 'left') });
  if (!accepted.ok && accepted.code !== 'assistant.silent') shell.log.info({ ticketId, code: accepted.code }, 'an accepted answer settles nothing any more');
}
