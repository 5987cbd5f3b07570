/** Where the rail leads. A page that deserves a place adds one line. */

import { AimOutlined, AlertOutlined, ApartmentOutlined, AuditOutlined, BarChartOutlined, DashboardOutlined, FileDoneOutlined, IdcardOutlined, InboxOutlined, ReadOutlined, SearchOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { appZh } from './app.zh.ts';

export interface NavigationItem {
  readonly to: string;
  readonly label: Exclude<keyof (typeof appZh)['nav'], 'label' | 'collapse' | 'expand' | 'skip' | 'more'>;
  readonly icon: ComponentType;
  /** Any one of these opens it; empty: everybody. */
  readonly permissions: readonly string[];
  /** Other addresses that belong to it. */
  readonly also?: readonly string[];
  /** The second key of the `g` shortcut. */
  readonly key: string;
}

export const navigation: readonly NavigationItem[] = [
  { to: '/', label: 'workspace', icon: InboxOutlined, permissions: ['ticket.read'], also: ['/tickets'], key: 'i' },
  { to: '/search', label: 'search', icon: SearchOutlined, permissions: ['ticket.read', 'customer.read'], key: 's' },
  { to: '/floor', label: 'floor', icon: DashboardOutlined, permissions: ['floor.read'], key: 'o' },
  { to: '/figures', label: 'figures', icon: BarChartOutlined, permissions: ['metric.read'], key: 'd' },
  { to: '/alerts', label: 'alerts', icon: AlertOutlined, permissions: ['alert.read'], key: 'w' },
  { to: '/follow-ups', label: 'followUps', icon: AuditOutlined, permissions: ['follow_up.work'], key: 'f' },
  { to: '/sub-tasks', label: 'subTasks', icon: TeamOutlined, permissions: ['sub_task.work'], key: 'h' },
  { to: '/customers', label: 'customers', icon: IdcardOutlined, permissions: ['customer.read'], key: 'c' },
  { to: '/knowledge', label: 'knowledge', icon: ReadOutlined, permissions: ['knowledge.read'], key: 'k' },
  { to: '/reviews', label: 'reviews', icon: FileDoneOutlined, permissions: ['review.read'], key: 'r' },
  { to: '/flows', label: 'flows', icon: ApartmentOutlined, permissions: ['flow.read'], key: 'l' },
  { to: '/targets', label: 'targets', icon: AimOutlined, permissions: ['target.read'], key: 't' },
  {
    to: '/admin',
    label: 'admin',
    icon: SettingOutlined,
    // To read who works here is no administration: whoever changes nothing in it has no place for it in the rail.
    permissions: ['person.manage', 'dispatch.read', 'team.manage', 'role.manage', 'channel.manage', 'assistant.manage', 'policy.manage', 'category.manage', 'macro.manage', 'wording.manage', 'delivery.manage', 'api_key.manage', 'audit.read', 'system.manage', 'ticket.import'],
    key: 'a',
  },
];

export function isAt(item: NavigationItem, path: string): boolean {
  return [item.to, ...(item.also ?? [])].some((place) => (place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)));
}
