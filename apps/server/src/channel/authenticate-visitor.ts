/** The visitor behind a bearer token, for the chat's calls and its live connection. */

import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { Shell } from '../platform/shell.ts';
import { readChannelById } from './channel-cache.ts';
import { mayHoldWidget } from './embedding.ts';
import { readTokenHolder } from './visitor-token.ts';

/** Null for an unknown or expired token, and on a page that may not hold the widget (any more). */
export const authenticateVisitor =
  (shell: Shell) =>
  async (token: string, origin: string | null): Promise<{ readonly id: Id; readonly channelId: Id; readonly customerId: Id | null } | null> => {
    const visitor = await readTokenHolder(shell.db, token, shell.clock.now());
    if (!visitor) return null;
    const channel = await readChannelById(shell, visitor.channelId);
    return channel && mayHoldWidget(channel.settings, origin, shell.config.publicUrl) ? visitor : null;
  };
