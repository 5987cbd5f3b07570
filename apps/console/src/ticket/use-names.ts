/** Names behind the ids that events carry, from what the desk has loaded anyway. */

import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../identity/use-role-name.ts';
import { inWords, type Language } from '../platform/i18n.ts';
import { reasonWords } from '../sla/reason-words.ts';
import { useSession } from '../platform/session.ts';
import { shortMoment } from '../ui/time.ts';
import { colleaguesQuery, taxonomyQuery } from './desk.queries.ts';
import { ticketSubTasksQuery } from './sub-task/sub-task.queries.ts';
import type { Names } from './timeline/describe-event.ts';

export function useNames(ticket: TicketView | undefined): Names {
  const { i18n } = useTranslation('clock');
  const { me, can } = useSession();
  const language = i18n.language as Language;
  const roleName = useRoleName();
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const { data: colleagues } = useQuery({ ...colleaguesQuery(''), enabled: can('ticket.work') });

  const { data: subTasks } = useQuery({ ...ticketSubTasksQuery(ticket?.id ?? ''), enabled: (ticket?.subTasks.all ?? 0) > 0 });

  return useMemo(() => {
    const steps = new Map(ticket?.path.flatMap(({ steps: inStage }) => inStage.map((step) => [step.key, inWords(step.name, language)] as const)) ?? []);
    const people = new Map(colleagues?.items.map((person) => [person.id, person.name] as const) ?? []);
    if (ticket?.agent) people.set(ticket.agent.id, ticket.agent.name);
    const teams = new Map(colleagues?.items.flatMap((person) => person.teams.map((team) => [team.id, inWords(team.name, language)] as const)) ?? []);
    if (ticket?.team) teams.set(ticket.team.id, inWords(ticket.team.name, language));
    const categories = new Map(taxonomy?.categories.map((category) => [category.id, inWords(category.name, language)] as const) ?? []);
    const kinds = new Map(taxonomy?.kinds.map((kind) => [kind.key, inWords(kind.name, language)] as const) ?? []);
    const plans = new Map(ticket?.guide.exceptions.map((plan) => [plan.key, inWords(plan.name, language)] as const) ?? []);
    if (ticket?.exception) plans.set(ticket.exception.plan, inWords(ticket.exception.name, language));
    return {
      meId: me.id,
      step: (key) => steps.get(key) ?? null,
      person: (id) => people.get(id) ?? null,
      team: (id) => teams.get(id) ?? null,
      category: (id) => categories.get(id) ?? null,
      kind: (key) => kinds.get(key) ?? null,
      plan: (key) => plans.get(key) ?? null,
      role: (key) => roleName(key),
      subTask: (id) => subTasks?.find((subTask) => subTask.id === id)?.title ?? null,
      reason: (reason) => reasonWords(reason),
      moment: (at) => shortMoment(at),
    };
  }, [ticket, colleagues, taxonomy, subTasks, me.id, language]);
}
