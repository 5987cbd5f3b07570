/** THE list: every domain of the server, in order of level. Reactions run in this order too. */

import { alert, seedAlerts } from './alert/index.ts';
import { advice } from './advice/index.ts';
import { assistant, seedAssistant } from './assistant/index.ts';
import { calendarDomain, seedCalendars } from './calendar/index.ts';
import { authenticateVisitor, channelDomain, seedChannels } from './channel/index.ts';
import { customerDomain, visitorCustomers } from './customer/index.ts';
import { delivery } from './delivery/index.ts';
import { exportDomain } from './export/index.ts';
import { floor, floorRooms } from './floor/index.ts';
import { dispatch, dispatchDoors, seedDispatch } from './dispatch/index.ts';
import { flow, seedFlows } from './flow/index.ts';
import { help } from './help/index.ts';
import { insight } from './insight/index.ts';
import { audited, authenticate, identity, readNames, seedIdentity } from './identity/index.ts';
import { knowledgeDomain } from './knowledge/index.ts';
import type { Doors } from './platform/caller.ts';
import type { Domain } from './platform/domain.ts';
import type { Shell } from './platform/shell.ts';
import { reminderDomain } from './reminder/index.ts';
import { articleSource, customerSource, messageSource, searchDomain, type SearchSource, ticketSource } from './search/index.ts';
import { seedPolicies, sla } from './sla/index.ts';
import { customerPorts, knowledgePorts, reminderPorts, seedTaxonomy, ticket, ticketDoors } from './ticket/index.ts';
import { target } from './target/index.ts';
import { seedWording, wording } from './wording/index.ts';
import { review, reviewExport } from './review/index.ts';
import { upkeep } from './upkeep/index.ts';

/** What can be found. A kind of thing joins by how it is read, who may see it and what is shown of it. */
export const searchSources: readonly SearchSource[] = [ticketSource, messageSource, customerSource(customerPorts), articleSource];

export const domains: readonly Domain[] = [
  // 1
  identity,
  // who acts, and what they are called, is known beside it
  calendarDomain({ audited, namesOf: readNames }),
  // what a ticket is called, and who may know, is known above
  reminderDomain(reminderPorts),
  // 2
  // who may see a customer, and what moves when two become one, is known above
  customerDomain(customerPorts),
  flow,
  wording,
  delivery,
  // what can be made a file, and how, is known above
  exportDomain([reviewExport]),
  // what articles are sorted and linked by is known beside and above
  knowledgeDomain(knowledgePorts),
  channelDomain((shell) => visitorCustomers(shell, customerPorts)),
  // 3
  ticket,
  // 4
  sla,
  dispatch,
  searchDomain(searchSources),
  // 5
  assistant,
  floor,
  // 6
  advice,
  help,
  insight,
  upkeep,
  // 7
  alert,
  target,
  // 8
  review,
];

/** Who answers for the platform who stands at its doors. */
export function doorsOf(shell: Shell): Doors {
  return { authenticate: (headers) => authenticate(shell, headers), authenticateVisitor: authenticateVisitor(shell), ...ticketDoors(shell), ...dispatchDoors(shell), roomsFor: floorRooms };
}

/** What every installation holds, demo or not: shipped roles, flows, policies. Runs at each start and changes nothing the second time. */
export async function seed(shell: Shell): Promise<void> {
  await shell.db.transaction().execute(async (tx) => {
    await seedIdentity(tx, shell);
    await seedCalendars(tx, shell);
    await seedFlows(tx, shell);
    await seedChannels(tx, shell);
    await seedTaxonomy(tx, shell);
    await seedWording(tx, shell);
    await seedPolicies(tx, shell);
    await seedDispatch(tx);
    await seedAssistant(tx);
    await seedAlerts(tx, shell);
  });
}

export { loadDemo, loadDemoApart } from './demo/index.ts';
