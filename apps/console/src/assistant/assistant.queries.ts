/** What the assistant did on a ticket. */

import { readAssistantPart } from '@huiyin/domain/assistant/assistant.contract.ts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../platform/api.ts';
import { keys } from '../platform/topics.ts';

export function assistantPartQuery(ticketId: string) {
  return queryOptions({ queryKey: keys.assistantPart(ticketId), queryFn: ({ signal }) => call(readAssistantPart, { params: { ticketId }, signal }) });
}
