/** Sub-tasks: those of a ticket, and those asked of me. */

import type { BodyOf, Endpoint } from '@huiyin/domain/kernel/endpoint.ts';
import * as contract from '@huiyin/domain/ticket/sub-task.contract.ts';
import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { addressOf, call, isRefusal } from '../../platform/api.ts';
import { keys } from '../../platform/topics.ts';
import { upload } from '../../platform/upload.ts';

export interface SubTaskFilter {
  readonly whose: 'mine' | 'team' | 'asked';
  readonly state: 'open' | 'ended';
}

export function useSubTasks(filter: SubTaskFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.subTasks, filter],
    queryFn: ({ pageParam, signal }) => call(contract.listSubTasks, { query: { ...filter, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What waits; null until it is known. */
export function useSubTaskCounts() {
  const { data } = useQuery({ queryKey: [...keys.subTasks, 'counts'], queryFn: ({ signal }) => call(contract.countSubTasks, { signal }) });
  return data ?? null;
}

export function ticketSubTasksQuery(ticketId: string) {
  return queryOptions({ queryKey: keys.ticketSubTasks(ticketId), queryFn: async ({ signal }) => (await call(contract.listTicketSubTasks, { params: { ticketId }, signal })).items });
}

function renew(client: QueryClient, ticketId: string): void {
  for (const queryKey of [keys.subTasks, keys.ticketSubTasks(ticketId), keys.ticket(ticketId), keys.events(ticketId), keys.lists]) void client.invalidateQueries({ queryKey });
}

/** What changed meanwhile is read again whether the act worked or not. */
function useSubTaskAct<Wish>(ticketId: string, act: (wish: Wish) => Promise<SubTaskView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => renew(client, ticketId),
    onError: (error) => isRefusal(error) && renew(client, ticketId),
  });
}

export function useAskSubTask(ticket: { readonly id: string }) {
  return useSubTaskAct(ticket.id, (body: Omit<BodyOf<typeof contract.askSubTask>, 'version'>) => call(contract.askSubTask, { params: { ticketId: ticket.id }, body }));
}

export function useCancelSubTask({ id, ticket }: SubTaskView) {
  return useSubTaskAct(ticket.id, (reason: string) => call(contract.cancelSubTask, { params: { ticketId: ticket.id, subTaskId: id }, body: reason === '' ? {} : { reason } }));
}

type Turn = Endpoint & { readonly path: `/sub-tasks/:subTaskId/${string}`; readonly reply: typeof contract.readSubTask.reply };

/** An act of whoever is asked. */
export function useTurn<const E extends Turn>(endpoint: E, { id, ticket }: SubTaskView) {
  return useSubTaskAct(ticket.id, (body: NonNullable<BodyOf<E>>) => call(endpoint as Turn, { params: { subTaskId: id }, body } as never) as Promise<SubTaskView>);
}

/** The number of a call-back that one has in hand. */
export function useCallBackNumber({ id }: SubTaskView) {
  return useMutation({ mutationFn: () => call(contract.readCallBackNumber, { params: { subTaskId: id } }) });
}

export function sendSubTaskFile(subTaskId: string) {
  return (file: File, on: { progress(share: number): void; signal: AbortSignal }) => upload(contract.uploadSubTaskFile, file, on, { subTaskId });
}

export function subTaskFileAddress(subTaskId: string, fileId: string, inline = false): string {
  return addressOf(contract.downloadSubTaskFile, { subTaskId, fileId }, inline ? { inline: '1' } : {});
}
