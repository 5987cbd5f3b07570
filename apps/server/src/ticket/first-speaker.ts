/** Whether the assistant speaks first in a chat is decided above; the opening only asks. Filled by `domains.ts`, as reactions are. */

import type { Ticket } from '@huiyin/domain/ticket/ticket.ts';
import type { Shell } from '../platform/shell.ts';

export interface ChatOpening {
  /** As it is opened, classified and weighed. */
  readonly ticket: Ticket;
  readonly body: string;
  readonly hasFiles: boolean;
  readonly categoryKeys: readonly string[];
}

export type FirstSpeaker = (shell: Shell, opening: ChatOpening) => Promise<boolean>;

let firstSpeaker: FirstSpeaker = async () => false;

export function letSpeakFirst(speaker: FirstSpeaker): void {
  firstSpeaker = speaker;
}

export function speaksFirst(shell: Shell, opening: ChatOpening): Promise<boolean> {
  return firstSpeaker(shell, opening);
}
