/** When customers may be called, in words: one of the centre's calendars says so. */

import { useTranslation } from 'react-i18next';
import { useCalendars } from '../../calendar/calendar.queries.ts';
import { weekWords } from '../../calendar/hours-words.ts';
import { inWords } from '../../platform/i18n.ts';

export function useCallHoursHint(isAsked: boolean): string {
  const { t } = useTranslation(['subTask', 'ticket']);
  const { t: calendarWords } = useTranslation(['calendar', 'ui']);
  const { data } = useCalendars(isAsked);
  const calls = data?.items.find(({ key }) => key === 'calls');
  return calls ? t('dialog.callHours', { name: inWords(calls.name), hours: weekWords(calls.document.weekly, calendarWords) }) : '';
}
