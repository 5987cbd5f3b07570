/** What the administration holds, in the order of its side list. A page that belongs there adds one line. */

import type { appZh } from './app.zh.ts';

export interface AdminSection {
  readonly to: string;
  readonly group: keyof (typeof appZh)['admin']['groups'];
  readonly label: keyof (typeof appZh)['admin']['sections'];
  /** Any one of these opens it. */
  readonly permissions: readonly string[];
}

export const adminSections: readonly AdminSection[] = [
  { to: '/admin/people', group: 'people', label: 'people', permissions: ['person.read'] },
  { to: '/admin/teams', group: 'people', label: 'teams', permissions: ['person.read'] },
  { to: '/admin/roles', group: 'people', label: 'roles', permissions: ['person.read'] },
  { to: '/admin/queue-rules', group: 'people', label: 'queueRules', permissions: ['person.read'] },
  { to: '/admin/dispatch', group: 'dispatch', label: 'dispatchRules', permissions: ['dispatch.read'] },
  { to: '/admin/skills', group: 'dispatch', label: 'skills', permissions: ['dispatch.read'] },
  { to: '/admin/agents', group: 'dispatch', label: 'agents', permissions: ['dispatch.read'] },
  { to: '/admin/shifts', group: 'dispatch', label: 'shifts', permissions: ['dispatch.read'] },
  { to: '/admin/fairness', group: 'dispatch', label: 'fairness', permissions: ['presence.read'] },
  { to: '/admin/channels', group: 'setup', label: 'channels', permissions: ['channel.manage'] },
  { to: '/admin/assistant', group: 'setup', label: 'assistant', permissions: ['assistant.manage'] },
  { to: '/admin/outlets', group: 'setup', label: 'outlets', permissions: ['delivery.manage'] },
  { to: '/admin/calendars', group: 'setup', label: 'calendars', permissions: ['calendar.manage'] },
  { to: '/admin/policies', group: 'setup', label: 'policies', permissions: ['policy.manage'] },
  { to: '/admin/ladders', group: 'setup', label: 'ladders', permissions: ['policy.manage'] },
  { to: '/admin/categories', group: 'setup', label: 'categories', permissions: ['category.manage'] },
  { to: '/admin/fields', group: 'setup', label: 'fields', permissions: ['category.manage'] },
  { to: '/admin/macros', group: 'setup', label: 'macros', permissions: ['macro.manage'] },
  { to: '/admin/wording', group: 'setup', label: 'wording', permissions: ['wording.manage'] },
  { to: '/admin/imports', group: 'setup', label: 'imports', permissions: ['ticket.import'] },
  { to: '/admin/api-keys', group: 'system', label: 'apiKeys', permissions: ['api_key.manage'] },
  { to: '/admin/sign-in-providers', group: 'system', label: 'providers', permissions: ['system.manage'] },
  { to: '/admin/audit', group: 'system', label: 'audit', permissions: ['audit.read'] },
  { to: '/admin/time-zone', group: 'system', label: 'timeZone', permissions: ['system.manage'] },
  { to: '/admin/search', group: 'system', label: 'searchIndex', permissions: ['system.manage'] },
  { to: '/admin/jobs', group: 'system', label: 'jobs', permissions: ['system.manage'] },
];

export const adminGroups = ['people', 'dispatch', 'setup', 'system'] as const;
