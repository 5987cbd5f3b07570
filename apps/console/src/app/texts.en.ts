/** All English texts, one namespace a noun: for their types and tests. */

import type { SameKeys } from '../platform/texts.ts';
import { exportEn } from '../export/export.en.ts';
import { reviewEn } from '../review/review.en.ts';
import { assistantEn } from '../assistant/assistant.en.ts';
import { calendarEn } from '../calendar/calendar.en.ts';
import { channelEn } from '../channel/channel.en.ts';
import { customerEn } from '../customer/customer.en.ts';
import { deliveryEn } from '../delivery/delivery.en.ts';
import { floorEn } from '../floor/floor.en.ts';
import { dispatchEn } from '../dispatch/dispatch.en.ts';
import { flowEn } from '../flow/flow.en.ts';
import { insightEn } from '../insight/insight.en.ts';
import { identityEn } from '../identity/identity.en.ts';
import { knowledgeEn } from '../knowledge/knowledge.en.ts';
import { articleImportEn } from '../knowledge/import/article-import.en.ts';
import { reminderEn } from '../reminder/reminder.en.ts';
import { searchEn } from '../search/search.en.ts';
import { clockEn } from '../sla/clock.en.ts';
import { slaEn } from '../sla/sla.en.ts';
import { settingsEn } from '../ticket/settings/settings.en.ts';
import { ticketImportEn } from '../ticket/import/ticket-import.en.ts';
import { subTaskEn } from '../ticket/sub-task/sub-task.en.ts';
import { ticketEn } from '../ticket/ticket.en.ts';
import { upkeepEn } from '../upkeep/upkeep.en.ts';
import { uiEn } from '../ui/ui.en.ts';
import { alertEn } from '../alert/alert.en.ts';
import { adviceEn } from '../advice/advice.en.ts';
import { helpEn } from '../help/help.en.ts';
import { besideEn } from '../insight/beside/beside.en.ts';
import { targetEn } from '../target/target.en.ts';
import { wordingEn } from '../wording/wording.en.ts';
import { appEn } from './app.en.ts';
import { refusalEn } from './refusal.en.ts';
import type { textsZh } from './texts.zh.ts';

export const textsEn: SameKeys<typeof textsZh> = {
  app: appEn,
  ui: uiEn,
  refusal: refusalEn,
  ticket: ticketEn,
  subTask: subTaskEn,
  settings: settingsEn,
  ticketImport: ticketImportEn,
  search: searchEn,
  customer: customerEn,
  assistant: assistantEn,
  calendar: calendarEn,
  channel: channelEn,
  delivery: deliveryEn,
  floor: floorEn,
  dispatch: dispatchEn,
  flow: flowEn,
  identity: identityEn,
  insight: insightEn,
  knowledge: knowledgeEn,
  articleImport: articleImportEn,
  reminder: reminderEn,
  clock: clockEn,
  sla: slaEn,
  upkeep: upkeepEn,
  alert: alertEn,
  wording: wordingEn,
  target: targetEn,
  beside: besideEn,
  review: reviewEn,
  export: exportEn,
  advice: adviceEn,
  help: helpEn,
};
