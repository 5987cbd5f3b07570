/** The acts that make sense now, in the order one thinks of them. The server decides; this only hides what it would refuse. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import type { Act, ActName } from './act-context.ts';

type Items = NonNullable<MenuProps['items']>;

export function actMenu(ticket: TicketView, t: TFunction<'ticket'>, start: (act: Act) => void): Items {
  const item = (name: ActName, label: string, danger = false) => ({
    key: name,
    label,
    danger,
    // Wider screens have a button for it.
    ...(name === 'assign' ? { className: 'phone-only' } : {}),
    onClick: () => start({ name }),
  });
  return groupsOf(ticket)
    .filter((group) => group.length > 0)
    .flatMap((group, index, groups) => [...(index > 0 ? [dividerAfter(groups[index - 1]!)] : []), ...group.map((name) => item(name, labelOf(name, t), name === 'complain'))]);
}

/** No line above what is, on wider screens, the first. */
function dividerAfter(group: readonly ActName[]) {
  return { type: 'divider' as const, ...(group.every((name) => name === 'assign') ? { className: 'phone-only' } : {}) };
}

export function groupsOf({ state, stage, may, agent, complaint, confirmation, expeditedAt, solution, ratingAskedAt, followUp }: TicketView): readonly (readonly ActName[])[] {
  if (state === 'merged') return [may.merge ? ['unmerge'] : []];
  if (state === 'archived') return [may.work ? ['reopen', 'rate', 'link'] : []];
  const work = (names: readonly ActName[]) => (may.work ? names : []);
  return [
    [
      ...(may.assign ? (['assign', 'hand-over'] as const) : []),
      ...work(agent ? ['release'] : []),
    ],
    work([
      'classify',
      'prioritise',
      ...(stage === 'process' || (stage === 'feedback' && (!solution || solution.lapsed)) ? (['solve'] as const) : []),
      ...(stage === 'feedback' && !confirmation ? (['confirm'] as const) : []),
      ...(stage === 'follow_up' ? ([...(ratingAskedAt ? ['rate'] : []), ...(followUp?.outcome === 'planned' ? [] : ['plan-follow-up'])] as ActName[]) : []),
    ]),
    [
      ...work([...(may.ask ? (['ask'] as const) : []), state === 'paused' ? 'resume' : 'pause', 'escalate', ...(complaint ? [] : (['complain'] as const))]),
      ...(may.expedite && expeditedAt === null ? (['expedite'] as const) : []),
    ],
    [...(may.merge ? (['merge', 'split'] as const) : []), ...work(['link'])],
  ];
}

export function labelOf(name: ActName, t: TFunction<'ticket'>): string {
  if (name === 'plan-follow-up') return t('followUp.plan');
  if (name === 'raise') return t('guide.raise');
  if (name === 'add-contact') return t('customer.addContact');
  if (name === 'hand-over') return t('act.handOver');
  return t(`act.${name}`);
}
