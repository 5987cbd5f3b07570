/** Why the system did something, in the reader's language. Whoever asks has the texts `clock` loaded. */

import type { SystemReason } from '@huiyin/domain/kernel/reason.ts';
import i18next from 'i18next';
import { inWords } from '../platform/i18n.ts';
import { kindOf } from './clock-words.ts';

export function reasonWords({ clock, policy }: SystemReason): string {
  const kind = i18next.t(`clock:kind.${kindOf({ kind: clock })}`);
  return policy === null ? i18next.t('clock:overdue', { clock: kind }) : i18next.t('clock:overdueBy', { clock: kind, policy: inWords(policy) });
}
