/** All Chinese texts, one namespace a noun. A new noun adds its line here and in texts.en.ts. */

import { ticketZh } from '../ticket/ticket.zh.ts';
import { uiZh } from '../ui/ui.zh.ts';
import { appZh } from './app.zh.ts';
import { refusalZh } from './refusal.zh.ts';

export const textsZh = {
  app: appZh,
  ui: uiZh,
  refusal: refusalZh,
  ticket: ticketZh,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof textsZh;
    enableSelector: false;
  }
}
