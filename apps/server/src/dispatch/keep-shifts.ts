/** Makes, changes and removes shifts. */

import type { ShiftDocument } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { validateShift } from '@huiyin/domain/dispatch/shift.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import { accept, refuse, type Result } from '@huiyin/domain/kernel/result.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import { audited, type By } from '../identity/index.ts';
import type { Shell } from '../platform/shell.ts';
import { renewed } from './keep-settings.ts';
import { insertShift, lockShift, removeShift, saveShift, type Shift } from './profile.store.ts';

export interface ShiftWish {
  readonly name: BilingualText;
  readonly document: ShiftDocument;
}

export async function createShift(shell: Shell, by: By, wish: ShiftWish): Promise<Result<Shift, 'shift.invalid'>> {
  const checked = check(shell, wish.document);
  if (!checked.ok) return checked;
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const shift = { id: shell.ids.next(), name: wish.name, document: wish.document, version: 1, people: 0, teams: 0 };
      await insertShift(tx, shift, shell.clock.now());
      return accept({ value: shift, action: 'shift.created', target: `shift:${shift.id}`, facts: { name: shift.name.zh } });
    }),
  );
}

export async function changeShift(shell: Shell, by: By, wish: ShiftWish & { readonly shiftId: Id; readonly version: number | null }): Promise<Result<Shift, 'shift.unknown' | 'shift.invalid' | 'dispatch.changed'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const before = await lockShift(tx, wish.shiftId);
      if (!before) return refuse('shift.unknown');
      if (wish.version !== null && wish.version !== before.version) return refuse('dispatch.changed', { version: before.version });
      const checked = check(shell, wish.document);
      if (!checked.ok) return checked;
      const after = { ...before, name: wish.name, document: wish.document, version: before.version + 1 };
      await saveShift(tx, after);
      return accept({ value: after, action: 'shift.changed', target: `shift:${after.id}`, facts: { people: after.people, teams: after.teams } });
    }),
  );
}

export function dropShift(shell: Shell, by: By, shiftId: Id): Promise<Result<undefined, 'shift.unknown' | 'shift.in_use'>> {
  return renewed(shell, () =>
    audited(shell, by, async (tx) => {
      const shift = await lockShift(tx, shiftId);
      if (!shift) return refuse('shift.unknown');
      if (shift.people + shift.teams > 0) return refuse('shift.in_use', { people: shift.people, teams: shift.teams });
      await removeShift(tx, shiftId);
      return accept({ value: undefined, action: 'shift.removed', target: `shift:${shiftId}`, facts: {} });
    }),
  );
}

function check({ clock }: Shell, document: ShiftDocument): Result<void, 'shift.invalid'> {
  const findings = validateShift(document, clock.now());
  return findings.length === 0 ? accept(undefined) : refuse('shift.invalid', { findings: findings.map((finding) => ({ ...finding, message: { ...finding.message } })) });
}
