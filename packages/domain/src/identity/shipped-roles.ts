/** The eight roles that a new centre starts with. Ordinary rows afterwards: they can be edited, copied and, once nobody holds them, removed. */

import type { BilingualText } from '../kernel/text.ts';
import type { Scope } from './actor.ts';
import { administratorRole, type Grant } from './grant.ts';
import { permissionKeys, widestScope, type PermissionKey } from './permission.ts';

export interface ShippedRole {
  readonly key: string;
  readonly name: BilingualText;
  readonly grants: readonly Grant[];
}

const frontLine: Partial<Record<PermissionKey, Scope>> = {
  'ticket.read': 'team',
  'ticket.open': 'all',
  'ticket.work': 'team',
  'ticket.assign': 'own',
  'ticket.merge': 'own',
  'sub_task.work': 'team',
  'customer.read': 'all',
  'customer.edit': 'all',
  'follow_up.work': 'team',
  'flow.read': 'all',
  'knowledge.read': 'all',
  'person.read': 'all',
  'target.read': 'own',
};

export const shippedRoles: readonly ShippedRole[] = [
  role('agent', '客服', 'Agent', frontLine),
  role('specialist', '专项客服', 'Specialist', { ...frontLine, 'customer.reveal': 'all', 'knowledge.write': 'all' }),
  role('supervisor', '主管', 'Supervisor', {
    ...frontLine,
    'ticket.assign': 'team',
    'ticket.override': 'team',
    'ticket.expedite': 'team',
    'presence.read': 'team',
    'dispatch.read': 'all',
    'floor.read': 'team',
    'floor.lend': 'team',
    'metric.read': 'all',
    'alert.read': 'all',
    'alert.manage': 'all',
    'metric.export': 'all',
    'review.read': 'all',
    'review.write': 'all',
    'review.sign': 'all',
    'target.read': 'all',
    'target.manage': 'all',
    'metric.keep': 'all',
    'ticket.merge': 'team',
    'ticket.export': 'team',
    'customer.reveal': 'all',
    'customer.merge': 'all',
    'macro.manage': 'all',
    'wording.manage': 'all',
    'calendar.manage': 'all',
    'knowledge.write': 'all',
  }),
  role('inspector', '质检员', 'Quality inspector', { ...reader(), 'metric.export': 'all', 'wording.manage': 'all' }),
  role('trainer', '培训师', 'Trainer', { ...reader(), 'macro.manage': 'all', 'knowledge.write': 'all' }),
  role('owner', '流程优化专员', 'Process owner', {
    ...reader(),
    'review.write': 'all',
    'review.sign': 'all',
    'ticket.export': 'all',
    'metric.export': 'all',
    'presence.read': 'all',
    'dispatch.read': 'all',
    'flow.edit': 'all',
    'flow.publish': 'all',
    'policy.manage': 'all',
    'alert.manage': 'all',
    'category.manage': 'all',
    'target.manage': 'all',
    'metric.keep': 'all',
  }),
  role('knowledge', '知识负责人', 'Knowledge keeper', { ...reader(), 'sub_task.work': 'team', 'macro.manage': 'all', 'wording.manage': 'all', 'category.manage': 'all', 'knowledge.write': 'all', 'knowledge.publish': 'all', 'assistant.manage': 'all' }),
  role(administratorRole, '管理员', 'Administrator', Object.fromEntries(permissionKeys.map((key) => [key, widestScope(key)]))),
];

/** Sees the whole centre's tickets and changes none of them. */
function reader(): Partial<Record<PermissionKey, Scope>> {
  return { 'ticket.read': 'all', 'customer.read': 'all', 'flow.read': 'all', 'knowledge.read': 'all', 'person.read': 'all', 'metric.read': 'all', 'target.read': 'all', 'review.read': 'all', 'alert.read': 'all' };
}

function role(key: string, zh: string, en: string, scopes: Partial<Record<PermissionKey, Scope>>): ShippedRole {
  const grants = Object.entries(scopes).map(([permission, scope]) => ({ permission, scope }));
  return { key, name: { zh, en }, grants };
}
