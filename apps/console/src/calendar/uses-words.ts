/** Who uses a calendar, in words. */

import type { CalendarSummary } from '@huiyin/domain/calendar/calendar.contract.ts';
import type { TFunction } from 'i18next';
import { inWords } from '../platform/i18n.ts';

export function usesWords(uses: CalendarSummary['uses'], t: TFunction<['calendar', 'ui']>): string {
  return uses.length === 0 ? t('unused') : uses.map(({ what, count }) => t('use', { what: inWords(what), n: count })).join(t('separator'));
}
