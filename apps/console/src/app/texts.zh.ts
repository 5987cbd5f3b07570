/** All Chinese texts, one namespace a noun: for their types and tests. A new noun adds its line here, in texts.en.ts and in text-loaders.ts. */

import { exportZh } from '../export/export.zh.ts';
import { reviewZh } from '../review/review.zh.ts';
import { assistantZh } from '../assistant/assistant.zh.ts';
import { calendarZh } from '../calendar/calendar.zh.ts';
import { channelZh } from '../channel/channel.zh.ts';
import { customerZh } from '../customer/customer.zh.ts';
import { deliveryZh } from '../delivery/delivery.zh.ts';
import { floorZh } from '../floor/floor.zh.ts';
import { dispatchZh } from '../dispatch/dispatch.zh.ts';
import { flowZh } from '../flow/flow.zh.ts';
import { insightZh } from '../insight/insight.zh.ts';
import { identityZh } from '../identity/identity.zh.ts';
import { knowledgeZh } from '../knowledge/knowledge.zh.ts';
import { articleImportZh } from '../knowledge/import/article-import.zh.ts';
import { reminderZh } from '../reminder/reminder.zh.ts';
import { searchZh } from '../search/search.zh.ts';
import { clockZh } from '../sla/clock.zh.ts';
import { slaZh } from '../sla/sla.zh.ts';
import { settingsZh } from '../ticket/settings/settings.zh.ts';
import { ticketImportZh } from '../ticket/import/ticket-import.zh.ts';
import { subTaskZh } from '../ticket/sub-task/sub-task.zh.ts';
import { ticketZh } from '../ticket/ticket.zh.ts';
import { upkeepZh } from '../upkeep/upkeep.zh.ts';
import { uiZh } from '../ui/ui.zh.ts';
import { alertZh } from '../alert/alert.zh.ts';
import { adviceZh } from '../advice/advice.zh.ts';
import { helpZh } from '../help/help.zh.ts';
import { besideZh } from '../insight/beside/beside.zh.ts';
import { targetZh } from '../target/target.zh.ts';
import { wordingZh } from '../wording/wording.zh.ts';
import { appZh } from './app.zh.ts';
import { refusalZh } from './refusal.zh.ts';

export const textsZh = {
  app: appZh,
  ui: uiZh,
  refusal: refusalZh,
  ticket: ticketZh,
  subTask: subTaskZh,
  settings: settingsZh,
  ticketImport: ticketImportZh,
  search: searchZh,
  customer: customerZh,
  assistant: assistantZh,
  calendar: calendarZh,
  channel: channelZh,
  delivery: deliveryZh,
  floor: floorZh,
  dispatch: dispatchZh,
  flow: flowZh,
  identity: identityZh,
  insight: insightZh,
  knowledge: knowledgeZh,
  articleImport: articleImportZh,
  reminder: reminderZh,
  clock: clockZh,
  sla: slaZh,
  upkeep: upkeepZh,
  alert: alertZh,
  wording: wordingZh,
  target: targetZh,
  beside: besideZh,
  review: reviewZh,
  export: exportZh,
  advice: adviceZh,
  help: helpZh,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof textsZh;
    enableSelector: false;
  }
}
