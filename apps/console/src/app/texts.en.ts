/** All English texts, one namespace a noun. */

import type { SameKeys } from '../platform/texts.ts';
import { ticketEn } from '../ticket/ticket.en.ts';
import { uiEn } from '../ui/ui.en.ts';
import { appEn } from './app.en.ts';
import { refusalEn } from './refusal.en.ts';
import type { textsZh } from './texts.zh.ts';

export const textsEn: SameKeys<typeof textsZh> = {
  app: appEn,
  ui: uiEn,
  refusal: refusalEn,
  ticket: ticketEn,
};
