/** What `/` and `@` offer. */

import { useQuery } from '@tanstack/react-query';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { useSession } from '../../platform/session.ts';
import { colleaguesQuery, countMacroUse, macrosQuery } from '../desk.queries.ts';
import { fillPhrase } from '../fill-phrase.ts';
import type { Trigger } from './trigger.ts';

export interface Suggestion {
  readonly key: string;
  readonly title: string;
  readonly hint: string | null;
  readonly text: string | null;
  /** What stands in the text when it is chosen. */
  readonly insert: string;
  readonly personId?: string;
  readonly onChosen?: () => void;
}

const most = 8;

export function useSuggestions(trigger: Trigger | null, ticket: TicketView): readonly Suggestion[] {
  const { t } = useTranslation('ticket');
  const { me } = useSession();
  const macros = useQuery({ ...macrosQuery, enabled: trigger?.kind === 'macro' });
  const colleagues = useQuery({ ...colleaguesQuery(trigger?.kind === 'mention' ? trigger.query : ''), enabled: trigger?.kind === 'mention' });
  if (!trigger) return [];

  if (trigger.kind === 'mention') {
    return (colleagues.data?.items ?? [])
      .filter((person) => person.id !== me.id && person.name.toLowerCase().includes(trigger.query.toLowerCase()))
      .slice(0, most)
      .map((person) => ({ key: person.id, title: person.name, hint: person.teams.map((team) => inWords(team.name)).join(' · ') || null, text: null, insert: `@${person.name} `, personId: person.id }));
  }
  const query = trigger.query.toLowerCase();
  const values = { customer: ticket.customer.name ?? t('author.customer'), number: ticket.number, agent: me.name };
  return (macros.data?.items ?? [])
    .filter((macro) => macro.shortcut.toLowerCase().includes(query) || macro.title.toLowerCase().includes(query))
    .sort((a, b) => Number(b.shortcut.toLowerCase().startsWith(query)) - Number(a.shortcut.toLowerCase().startsWith(query)) || b.uses - a.uses)
    .slice(0, most)
    .map((macro) => {
      const text = fillPhrase(macro.body, values);
      return { key: macro.id, title: macro.title, hint: `/${macro.shortcut}`, text, insert: text, onChosen: () => countMacroUse(macro.id) };
    });
}
