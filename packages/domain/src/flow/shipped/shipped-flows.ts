/** The three flows that every centre starts with, the catch-all last. */

import type { FlowDocument } from '../flow.ts';
import { complaintFlow } from './complaint.ts';
import { generalFlow } from './general.ts';
import { refundFlow } from './refund.ts';

export const shippedFlows: readonly FlowDocument[] = [refundFlow, complaintFlow, generalFlow];

/** Which kinds of ticket take which flow; null takes everything else. */
export const shippedRules: readonly { readonly ticketKind: string | null; readonly flowKey: string }[] = [
  { ticketKind: 'refund', flowKey: 'refund' },
  { ticketKind: 'complaint', flowKey: 'complaint' },
  { ticketKind: null, flowKey: 'general' },
];
