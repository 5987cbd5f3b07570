/** Working calendars, their days, and the official days they follow. */

import {
  chooseTeams,
  createCalendar,
  enterOfficialYear,
  listCalendars,
  listOfficialYears,
  previewCalendar,
  readCalendar,
  readCalendarDays,
  readDayFile,
  readDue,
  renameCalendar,
  restoreCalendar,
  retireCalendar,
  saveCalendarVersion,
  withdrawOfficialYear,
} from '@huiyin/domain/calendar/calendar.contract.ts';
import type { CalendarDocument } from '@huiyin/domain/calendar/calendar.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, isRefusal } from '../platform/api.ts';
import { useCall } from '../platform/use-call.ts';

const calendarsKey = ['calendars'] as const;
const yearsKey = ['official-years'] as const;
const onlyCalendars = [calendarsKey] as const;
const calendarsAndYears = [calendarsKey, yearsKey] as const;

export function useCalendars(enabled = true) {
  return useQuery({ enabled, queryKey: calendarsKey, queryFn: ({ signal }) => call(listCalendars, { signal }) });
}

export function useCalendar(calendarId: string) {
  return useQuery({ queryKey: [...calendarsKey, calendarId], queryFn: ({ signal }) => call(readCalendar, { params: { calendarId }, signal }) });
}

export function isUnknownCalendar(error: unknown): boolean {
  return isRefusal(error, 'calendar.unknown');
}

/** A whole year of days. */
export function useDays(calendarId: string, year: number) {
  const query = { from: `${year}-01-01`, to: `${year}-12-31` };
  return useQuery({ queryKey: [...calendarsKey, calendarId, 'days', year], queryFn: ({ signal }) => call(readCalendarDays, { params: { calendarId }, query, signal }), placeholderData: keepPreviousData });
}

export function useDue(calendarId: string, wish: { readonly from: string; readonly minutes: number } | null) {
  return useQuery({
    queryKey: [...calendarsKey, calendarId, 'due', wish],
    queryFn: ({ signal }) => call(readDue, { params: { calendarId }, query: wish!, signal }),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** What is wrong with a document, else its year; nothing is stored. */
export function usePreview(document: CalendarDocument, year: number) {
  const body = { document, from: `${year}-01-01`, to: `${year}-12-31` };
  return useQuery({ queryKey: ['calendar-preview', body], queryFn: ({ signal }) => call(previewCalendar, { body, signal }), placeholderData: keepPreviousData, gcTime: 10_000, retry: false });
}

/** This year's, last year's and whatever is known of the future. */
export function useOfficialYears() {
  const from = new Date().getFullYear() - 1;
  return useQuery({ queryKey: [...yearsKey, from], queryFn: ({ signal }) => call(listOfficialYears, { query: { from }, signal }) });
}

export const useCreateCalendar = () => useCall(createCalendar, onlyCalendars);
export const useRenameCalendar = () => useCall(renameCalendar, onlyCalendars);
export const useSaveVersion = () => useCall(saveCalendarVersion, onlyCalendars);
export const useRetireCalendar = () => useCall(retireCalendar, onlyCalendars);
export const useRestoreCalendar = () => useCall(restoreCalendar, onlyCalendars);
export const useChooseTeams = () => useCall(chooseTeams, onlyCalendars);
export const useEnterYear = () => useCall(enterOfficialYear, calendarsAndYears);
export const useWithdrawYear = () => useCall(withdrawOfficialYear, calendarsAndYears);
const nothing = [] as const;
export const useReadDayFile = () => useCall(readDayFile, nothing);
