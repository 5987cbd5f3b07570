/** Where each noun's texts are fetched from, so that the first screen does not wait for those of every page. */

import type { Language } from '../platform/i18n.ts';
import type { textsZh } from './texts.zh.ts';

/** There from the start: the shell's words, the wrappers', and those for whatever goes wrong. */
export const firstTexts = ['app', 'ui', 'refusal'] as const;

export const textLoaders: Readonly<Record<keyof typeof textsZh, Readonly<Record<Language, () => Promise<object>>>>> = {
  app: { zh: async () => (await import('./app.zh.ts')).appZh, en: async () => (await import('./app.en.ts')).appEn },
  ui: { zh: async () => (await import('../ui/ui.zh.ts')).uiZh, en: async () => (await import('../ui/ui.en.ts')).uiEn },
  refusal: { zh: async () => (await import('./refusal.zh.ts')).refusalZh, en: async () => (await import('./refusal.en.ts')).refusalEn },
  ticket: { zh: async () => (await import('../ticket/ticket.zh.ts')).ticketZh, en: async () => (await import('../ticket/ticket.en.ts')).ticketEn },
  subTask: { zh: async () => (await import('../ticket/sub-task/sub-task.zh.ts')).subTaskZh, en: async () => (await import('../ticket/sub-task/sub-task.en.ts')).subTaskEn },
  settings: { zh: async () => (await import('../ticket/settings/settings.zh.ts')).settingsZh, en: async () => (await import('../ticket/settings/settings.en.ts')).settingsEn },
  ticketImport: { zh: async () => (await import('../ticket/import/ticket-import.zh.ts')).ticketImportZh, en: async () => (await import('../ticket/import/ticket-import.en.ts')).ticketImportEn },
  search: { zh: async () => (await import('../search/search.zh.ts')).searchZh, en: async () => (await import('../search/search.en.ts')).searchEn },
  customer: { zh: async () => (await import('../customer/customer.zh.ts')).customerZh, en: async () => (await import('../customer/customer.en.ts')).customerEn },
  assistant: { zh: async () => (await import('../assistant/assistant.zh.ts')).assistantZh, en: async () => (await import('../assistant/assistant.en.ts')).assistantEn },
  calendar: { zh: async () => (await import('../calendar/calendar.zh.ts')).calendarZh, en: async () => (await import('../calendar/calendar.en.ts')).calendarEn },
  channel: { zh: async () => (await import('../channel/channel.zh.ts')).channelZh, en: async () => (await import('../channel/channel.en.ts')).channelEn },
  delivery: { zh: async () => (await import('../delivery/delivery.zh.ts')).deliveryZh, en: async () => (await import('../delivery/delivery.en.ts')).deliveryEn },
  floor: { zh: async () => (await import('../floor/floor.zh.ts')).floorZh, en: async () => (await import('../floor/floor.en.ts')).floorEn },
  dispatch: { zh: async () => (await import('../dispatch/dispatch.zh.ts')).dispatchZh, en: async () => (await import('../dispatch/dispatch.en.ts')).dispatchEn },
  flow: { zh: async () => (await import('../flow/flow.zh.ts')).flowZh, en: async () => (await import('../flow/flow.en.ts')).flowEn },
  knowledge: { zh: async () => (await import('../knowledge/knowledge.zh.ts')).knowledgeZh, en: async () => (await import('../knowledge/knowledge.en.ts')).knowledgeEn },
  articleImport: { zh: async () => (await import('../knowledge/import/article-import.zh.ts')).articleImportZh, en: async () => (await import('../knowledge/import/article-import.en.ts')).articleImportEn },
  reminder: { zh: async () => (await import('../reminder/reminder.zh.ts')).reminderZh, en: async () => (await import('../reminder/reminder.en.ts')).reminderEn },
  identity: { zh: async () => (await import('../identity/identity.zh.ts')).identityZh, en: async () => (await import('../identity/identity.en.ts')).identityEn },
  clock: { zh: async () => (await import('../sla/clock.zh.ts')).clockZh, en: async () => (await import('../sla/clock.en.ts')).clockEn },
  review: { zh: async () => (await import('../review/review.zh.ts')).reviewZh, en: async () => (await import('../review/review.en.ts')).reviewEn },
  export: { zh: async () => (await import('../export/export.zh.ts')).exportZh, en: async () => (await import('../export/export.en.ts')).exportEn },
  advice: { zh: async () => (await import('../advice/advice.zh.ts')).adviceZh, en: async () => (await import('../advice/advice.en.ts')).adviceEn },
  help: { zh: async () => (await import('../help/help.zh.ts')).helpZh, en: async () => (await import('../help/help.en.ts')).helpEn },
  wording: { zh: async () => (await import('../wording/wording.zh.ts')).wordingZh, en: async () => (await import('../wording/wording.en.ts')).wordingEn },
  sla: { zh: async () => (await import('../sla/sla.zh.ts')).slaZh, en: async () => (await import('../sla/sla.en.ts')).slaEn },
  beside: { zh: async () => (await import('../insight/beside/beside.zh.ts')).besideZh, en: async () => (await import('../insight/beside/beside.en.ts')).besideEn },
  target: { zh: async () => (await import('../target/target.zh.ts')).targetZh, en: async () => (await import('../target/target.en.ts')).targetEn },
  insight: { zh: async () => (await import('../insight/insight.zh.ts')).insightZh, en: async () => (await import('../insight/insight.en.ts')).insightEn },
  alert: { zh: async () => (await import('../alert/alert.zh.ts')).alertZh, en: async () => (await import('../alert/alert.en.ts')).alertEn },
  upkeep: { zh: async () => (await import('../upkeep/upkeep.zh.ts')).upkeepZh, en: async () => (await import('../upkeep/upkeep.en.ts')).upkeepEn },
};
