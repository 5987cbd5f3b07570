/** Limits that the server sets, repeated here so that its schemas stay out of the browser; the type keeps them equal. */

import type { maxMessageLength as theirs } from '@huiyin/domain/ticket/message.contract.ts';

export const maxMessageLength: typeof theirs = 4000;
