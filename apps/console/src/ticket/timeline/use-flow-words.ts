/** Names of steps and ways out as they were when a ticket passed them: its flow may have changed since, and so may its version. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inWords } from '../../platform/i18n.ts';
import { useSession } from '../../platform/session.ts';
import { versionQuery } from '../../flow/flow.queries.ts';
import type { TicketEventView } from '../ticket.queries.ts';

export interface FlowWords {
  step(event: TicketEventView, key: string): string | null;
  exit(event: TicketEventView): string | null;
}

/** `events` in the order they happened. */
export function useFlowWords(events: readonly TicketEventView[]): FlowWords {
  const { can } = useSession();
  const versionAt = useMemo(() => versionsAlong(events), [events]);
  const ids = [...new Set(versionAt.values())];
  // What a ticket walks on is published, and so never changes again.
  const read = useQueries({ queries: can('flow.read') ? ids.map((id) => ({ ...versionQuery(id), staleTime: Infinity })) : [] });
  const documents = new Map(ids.map((id, index) => [id, read[index]?.data?.document]));
  const documentAt = (event: TicketEventView): FlowDocument | undefined => documents.get(versionAt.get(event.version) ?? '');

  return {
    step(event, key) {
      const step = documentAt(event)?.steps.find((each) => each.key === key);
      return step ? inWords(step.name) : null;
    },
    exit(event) {
      const exits = documentAt(event)?.steps.find((each) => each.key === event.facts['from'])?.exits;
      const exit = exits?.find((each) => each.key === event.facts['exit']);
      return exit ? inWords(exit.label) : null;
    },
  };
}

/** Which flow version each event happened on. */
export function versionsAlong(events: readonly TicketEventView[]): ReadonlyMap<number, string> {
  const along = new Map<number, string>();
  let current: string | null = null;
  for (const { version, facts } of events) {
    if (typeof facts['flowVersionId'] === 'string') current = facts['flowVersionId'];
    if (current !== null) along.set(version, current);
  }
  return along;
}
