/** The public face of tickets. */

import type { Actor, Reach } from '@huiyin/domain/identity/actor.ts';
import { reachOf } from '@huiyin/domain/identity/actor.ts';
import { hour } from '@huiyin/domain/kernel/instant.ts';
import type { Db } from '../platform/db.ts';
import type { Domain } from '../platform/domain.ts';
import { lostRuns } from '../platform/long-run.ts';
import type { Shell } from '../platform/shell.ts';
import { onCalendarUse } from '../calendar/index.ts';
import { actRoutes } from './act.routes.ts';
import { countCallHours } from './call-hours.ts';
import { foldCheck } from './check-fold.ts';
import { forgetUploads } from './forgotten-uploads.ts';
import { chatRoutes } from './chat.routes.ts';
import { readChatTicket } from './chat.store.ts';
import { sweepDue } from './confirm-ticket.ts';
import { customerLinkRoutes } from './customer-link.routes.ts';
import { deskRoutes } from './desk.routes.ts';
import { flowUsageRoutes } from './flow-usage.routes.ts';
import { followUpRoutes } from './follow-up.routes.ts';
import { handOverRoutes } from './hand-over.routes.ts';
import { importRun } from './import/import-run.ts';
import { importRoutes } from './import/import.routes.ts';
import { workOnImport } from './import/order-import.ts';
import { relationRoutes } from './relation.routes.ts';
import { setbackCheck } from './setbacks.ts';
import { subTaskRoutes } from './sub-task.routes.ts';
import { taxonomyRoutes } from './taxonomy.routes.ts';
import { threadRoutes } from './thread.routes.ts';
import { ticketRoutes } from './ticket.routes.ts';
import { hearersOf, readTicket } from './ticket.store.ts';

onCalendarUse({ name: 'call hours', what: { zh: '回电', en: 'Call-backs' }, count: countCallHours });

export const ticket: Domain = {
  name: 'ticket',
  routes: (shell) => (serve) => {
    for (const routes of [ticketRoutes, actRoutes, relationRoutes, threadRoutes, followUpRoutes, subTaskRoutes, handOverRoutes, deskRoutes, taxonomyRoutes, chatRoutes, customerLinkRoutes, importRoutes, flowUsageRoutes]) routes(shell)(serve);
  },
  jobs: () => ({ [importRun.job]: workOnImport }),
  sweeps: (shell) => [
    { name: 'ticket.due', everyMs: 5_000, run: () => sweepDue(shell) },
    lostRuns(shell, importRun),
    { name: 'ticket.forgotten_uploads', everyMs: hour, run: () => forgetUploads(shell) },
  ],
  checks: (shell) => [foldCheck(shell), setbackCheck(shell)],
};

/** Who may hear of a ticket's changes, and who talks to whom: the doors of the live channel. */
export function ticketDoors({ db }: Shell) {
  return {
    mayWatch: async (actor: Actor, ticketId: string): Promise<boolean> => {
      const reach = reachOf(actor, 'ticket.read');
      return reach !== null && (await readTicket(db, ticketId, reach)) !== undefined;
    },
    visitorOf: async (ticketId: string): Promise<string | null> => {
      const held = await readTicket(db, ticketId, { scope: 'all' });
      return (held && hearersOf(held)[0]) ?? null;
    },
    ticketOf: async (visitorId: string): Promise<string | null> => (await readChatTicket(db, visitorId))?.id ?? null,
  };
}

/** Whether it is within reach: levels above ask before they tell anything of a ticket that somebody named. */
export async function mayReadTicket(db: Db, ticketId: string, reach: Reach): Promise<boolean> {
  return (await readTicket(db, ticketId, reach)) !== undefined;
}

export { notifyTicket } from './announce.ts';
export { knownOf, onTicketChange, type TicketChange, type TicketReaction } from './reactions.ts';
export { customerPorts } from './follow-customers.ts';
export { reminderPorts } from './reminded-tickets.store.ts';
export { knowledgePorts } from './knowledge-tags.store.ts';
export { importFromPath, lookAtPath, problemsOf } from './import/import-from-file.ts';
export { seedTaxonomy } from './seed-taxonomy.ts';
export { acceptAssistantAnswer, assistant, doubtAssistantAnswer, handOnFromAssistant, speakAsAssistant } from './assistant-acts.ts';
export { letSeekWords, type SoughtWords } from './word-seeker.ts';
export { letReadWords } from './word-reader.ts';
export { letSpeakFirst, type ChatOpening } from './first-speaker.ts';
export { changeMany, lockTickets } from './change-many.ts';
export type { Held } from './ticket.store.ts';
export { admits, blaming, overTickets, type Scope } from './setbacks.ts';
export { listSetbacks } from './setback.store.ts';
export { categoryPath, type Taxonomy } from './taxonomy.ts';
export { placed, reactTo, roomOf, type Room } from './change-ticket.ts';
export { readWords } from './fill-classification.ts';
export { systemMessages } from './system-messages.ts';
export { applyEvents, type LogRow } from './ticket-log.ts';
export { visitsAfter, type TicketHistory, type VisitRecord } from './ticket-history.ts';
export { analyzeTickets, insertHistories, isAnyTicketThere } from './ticket-history.store.ts';
export { numbersOf } from './ticket-numbers.ts';
export type { NewMessage } from './ticket.store.ts';
export { insertMacro, readMacros, saveDraft } from './desk.store.ts';
export { readRoster } from './roster.ts';
export { forgetTaxonomy, readTaxonomy, taxonomyOf } from './taxonomy.ts';
export { insertCustomField, replaceQueueRules } from './taxonomy.store.ts';
export { cell as csvCell, exportTickets } from './export-tickets.ts';
export { abandonTicket } from './abandon-ticket.ts';
export { callHoursOf } from './call-hours.ts';
export { askForCallBack } from './ask-call-back.ts';
export { takeBackSubTask } from './ask-sub-task.ts';
export { readChatTicket } from './chat.store.ts';
export { readCustomersWordsOf, readThread } from './thread.store.ts';
export { savePromises } from './promise.store.ts';
export { readFewWithin, readTicket, withinReach } from './ticket.store.ts';
